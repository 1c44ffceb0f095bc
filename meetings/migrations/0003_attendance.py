"""How many came to a meeting, as each source says it."""

import django.db.models.deletion
from django.db import migrations, models

import uccn.lib.cleaning


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0002_places_on_the_map'),
    ]

    operations = [
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.CharField(choices=[('participants', 'participants'), ('cities', 'member cities represented'), ('countries', 'countries represented'), ('mayors', 'mayors and deputy mayors')], max_length=20, verbose_name='counted')),
                ('precision', models.CharField(choices=[('exact', 'exactly'), ('over', 'more than'), ('about', 'about'), ('nearly', 'nearly')], default='exact', max_length=10, verbose_name='how exactly')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('said_by', models.CharField(choices=[('unesco', 'UNESCO'), ('host', 'the host city'), ('other', 'other public pages')], default='other', max_length=10, verbose_name='according to')),
                ('note', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, verbose_name='note for staff')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='meetings.annualmeeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'attendance',
                'verbose_name_plural': 'attendance',
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'measure', 'said_by'), name='attendance_said_once', violation_error_message='This source already gives a number for this.'),
        ),
    ]
