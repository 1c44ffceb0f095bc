"""How often a meeting's time zone was changed, which its calendars have to tell."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0006_meetings_given_to_editors'),
    ]

    operations = [
        migrations.AddField(
            model_name='annualmeeting',
            name='zone_changed_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='annualmeeting',
            name='zone_changes',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
    ]
