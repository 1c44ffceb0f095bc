"""Links that open a meeting's pages for delegates or mayors."""

import django.db.models.deletion
import uccn.lib.cleaning
import uccn.publication.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0004_lines_that_can_be_printed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AudienceLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[('delegates', 'delegates'), ('mayors', 'mayors')], default='delegates', max_length=10, verbose_name='for')),
                ('note', uccn.lib.cleaning.CleanCharField(blank=True, max_length=200, verbose_name='to whom it was sent')),
                ('nonce', models.CharField(default=uccn.publication.models._nonce, editable=False, max_length=32)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='made on')),
                ('expires_at', models.DateTimeField(verbose_name='expires on')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked on')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='audience_links', to='meetings.annualmeeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'link for an audience',
                'verbose_name_plural': 'links for an audience',
                'ordering': ['-pk'],
            },
        ),
    ]
