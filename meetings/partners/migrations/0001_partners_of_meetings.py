"""Who makes a meeting possible."""

import django.core.validators
import django.db.models.deletion
import uccn.lib.cleaning
import uccn.lib.coverage
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0005_links_for_an_audience'),
    ]

    operations = [
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('organiser', 'organiser'), ('institution', 'institutional partner'), ('sponsor', 'sponsor'), ('media', 'media partner'), ('supporter', 'supporter')], default='sponsor', max_length=20, verbose_name='kind')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('name', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_fr', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_en', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_es', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_ar', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_ru', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_zh_hans', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('link', models.CharField(blank=True, max_length=500, validators=[django.core.validators.URLValidator(['https'], message='Write an address with https://.')], verbose_name='web address')),
                ('logo', models.ImageField(blank=True, height_field='logo_height', upload_to='partners/', verbose_name='logo', width_field='logo_width')),
                ('logo_width', models.PositiveIntegerField(editable=False, null=True)),
                ('logo_height', models.PositiveIntegerField(editable=False, null=True)),
                ('logo_alt', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What stands in the logo, when it says more than the name.', max_length=300, verbose_name='logo in words')),
                ('logo_alt_fr', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What stands in the logo, when it says more than the name.', max_length=300, null=True, verbose_name='logo in words')),
                ('logo_alt_en', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What stands in the logo, when it says more than the name.', max_length=300, null=True, verbose_name='logo in words')),
                ('logo_alt_es', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What stands in the logo, when it says more than the name.', max_length=300, null=True, verbose_name='logo in words')),
                ('logo_alt_ar', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What stands in the logo, when it says more than the name.', max_length=300, null=True, verbose_name='logo in words')),
                ('logo_alt_ru', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What stands in the logo, when it says more than the name.', max_length=300, null=True, verbose_name='logo in words')),
                ('logo_alt_zh_hans', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What stands in the logo, when it says more than the name.', max_length=300, null=True, verbose_name='logo in words')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='meetings.annualmeeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'partner',
                'verbose_name_plural': 'partners',
                'ordering': ['meeting', 'position', 'pk'],
            },
        ),
    ]
