"""The days of sessions lie within what calendars can name."""


import datetime
import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programme', '0001_programmes'),
    ]

    operations = [
        migrations.AlterField(
            model_name='session',
            name='day',
            field=models.DateField(blank=True, help_text='Leave it empty while it is not known.', null=True, validators=[django.core.validators.MinValueValidator(datetime.date(2004, 1, 1)), django.core.validators.MaxValueValidator(datetime.date(2200, 12, 31))], verbose_name='day'),
        ),
    ]
