"""Meetings are given to host-city editors."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0005_links_for_an_audience'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='annualmeeting',
            options={'ordering': ['-edition'], 'permissions': [('every_meeting', 'Can work on every meeting'), ('give_meeting', 'Can give a meeting to host-city editors')], 'verbose_name': 'annual meeting', 'verbose_name_plural': 'annual meetings'},
        ),
        migrations.AddField(
            model_name='annualmeeting',
            name='editors',
            field=models.ManyToManyField(blank=True, help_text='They work on this meeting and on no other; the secretariat publishes.', related_name='given_meetings', to=settings.AUTH_USER_MODEL, verbose_name='host-city editors'),
        ),
    ]
