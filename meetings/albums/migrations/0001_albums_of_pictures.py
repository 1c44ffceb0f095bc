"""Albums of a meeting, and their pictures."""

import django.core.validators
import django.db.models.deletion
import uccn.lib.cleaning
import uccn.lib.coverage
import uccn.lib.renditions
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0005_links_for_an_audience'),
    ]

    operations = [
        migrations.CreateModel(
            name='Album',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='public since or from')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn on')),
                ('withdrawal_note', uccn.lib.cleaning.CleanTextField(blank=True, help_text='Shown at the old address, for example why it was withdrawn.', verbose_name='sentence for readers')),
                ('slug', models.SlugField(help_text='The last part of its address: opening-ceremony.', verbose_name='slug')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('title', uccn.lib.cleaning.CleanCharField(max_length=200, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_fr', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_en', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_es', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_ar', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_ru', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_zh_hans', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('description', uccn.lib.cleaning.CleanTextField(blank=True, verbose_name='description')),
                ('description_fr', uccn.lib.cleaning.CleanTextField(blank=True, null=True, verbose_name='description')),
                ('description_en', uccn.lib.cleaning.CleanTextField(blank=True, null=True, verbose_name='description')),
                ('description_es', uccn.lib.cleaning.CleanTextField(blank=True, null=True, verbose_name='description')),
                ('description_ar', uccn.lib.cleaning.CleanTextField(blank=True, null=True, verbose_name='description')),
                ('description_ru', uccn.lib.cleaning.CleanTextField(blank=True, null=True, verbose_name='description')),
                ('description_zh_hans', uccn.lib.cleaning.CleanTextField(blank=True, null=True, verbose_name='description')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='albums', to='meetings.annualmeeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'album',
                'verbose_name_plural': 'albums',
                'ordering': ['meeting', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='public since or from')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn on')),
                ('withdrawal_note', uccn.lib.cleaning.CleanTextField(blank=True, help_text='Shown at the old address, for example why it was withdrawn.', verbose_name='sentence for readers')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('alternative', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What it shows, for those who do not see it. Needed before it is public.', max_length=500, verbose_name='picture in words')),
                ('alternative_fr', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What it shows, for those who do not see it. Needed before it is public.', max_length=500, null=True, verbose_name='picture in words')),
                ('alternative_en', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What it shows, for those who do not see it. Needed before it is public.', max_length=500, null=True, verbose_name='picture in words')),
                ('alternative_es', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What it shows, for those who do not see it. Needed before it is public.', max_length=500, null=True, verbose_name='picture in words')),
                ('alternative_ar', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What it shows, for those who do not see it. Needed before it is public.', max_length=500, null=True, verbose_name='picture in words')),
                ('alternative_ru', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What it shows, for those who do not see it. Needed before it is public.', max_length=500, null=True, verbose_name='picture in words')),
                ('alternative_zh_hans', uccn.lib.cleaning.CleanCharField(blank=True, help_text='What it shows, for those who do not see it. Needed before it is public.', max_length=500, null=True, verbose_name='picture in words')),
                ('caption', uccn.lib.cleaning.CleanCharField(blank=True, max_length=500, validators=[uccn.lib.coverage.validate_printable], verbose_name='caption')),
                ('caption_fr', uccn.lib.cleaning.CleanCharField(blank=True, max_length=500, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='caption')),
                ('caption_en', uccn.lib.cleaning.CleanCharField(blank=True, max_length=500, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='caption')),
                ('caption_es', uccn.lib.cleaning.CleanCharField(blank=True, max_length=500, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='caption')),
                ('caption_ar', uccn.lib.cleaning.CleanCharField(blank=True, max_length=500, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='caption')),
                ('caption_ru', uccn.lib.cleaning.CleanCharField(blank=True, max_length=500, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='caption')),
                ('caption_zh_hans', uccn.lib.cleaning.CleanCharField(blank=True, max_length=500, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='caption')),
                ('credit', uccn.lib.cleaning.CleanCharField(help_text='The photographer, or who gave the picture.', max_length=200, verbose_name='credit')),
                ('licence', models.CharField(choices=[('LicenseRef-AllRightsReserved', 'All rights reserved'), ('CC-BY-4.0', 'CC BY 4.0'), ('CC-BY-SA-4.0', 'CC BY-SA 4.0'), ('CC-BY-ND-4.0', 'CC BY-ND 4.0'), ('CC-BY-NC-4.0', 'CC BY-NC 4.0'), ('CC-BY-NC-SA-4.0', 'CC BY-NC-SA 4.0'), ('CC-BY-NC-ND-4.0', 'CC BY-NC-ND 4.0'), ('CC-BY-SA-3.0-IGO', 'CC BY-SA 3.0 IGO'), ('CC0-1.0', 'CC0 1.0'), ('CC-PDM-1.0', 'Public domain')], max_length=40, verbose_name='licence')),
                ('taken_on', models.DateField(blank=True, null=True, verbose_name='taken on')),
                ('focus_x', models.PositiveSmallIntegerField(default=50, help_text='What stays in sight where the picture is cut: 0 at the left, 100 right.', validators=[django.core.validators.MaxValueValidator(100)], verbose_name='subject from the left, in percent')),
                ('focus_y', models.PositiveSmallIntegerField(default=50, help_text='0 at the top, 100 at the bottom.', validators=[django.core.validators.MaxValueValidator(100)], verbose_name='subject from the top, in percent')),
                ('key', models.CharField(default=uccn.lib.renditions.new_key, editable=False, max_length=24, unique=True)),
                ('sha256', models.CharField(editable=False, max_length=64)),
                ('width', models.PositiveSmallIntegerField(editable=False)),
                ('height', models.PositiveIntegerField(editable=False)),
                ('album', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='albums.album', verbose_name='album')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'ordering': ['album', 'position', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='album',
            constraint=models.UniqueConstraint(fields=('meeting', 'slug'), name='album_address', violation_error_message='Another album of this meeting has this slug.'),
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.UniqueConstraint(fields=('album', 'sha256'), name='picture_once', violation_error_message='This picture is in the album already.'),
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.CheckConstraint(condition=models.Q(('focus_x__lte', 100), ('focus_y__lte', 100)), name='picture_subject_inside', violation_error_message='The subject lies between 0 and 100 percent.'),
        ),
    ]
