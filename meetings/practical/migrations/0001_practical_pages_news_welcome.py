"""Practical pages, news, and words of welcome."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uccn.lib.cleaning
import uccn.lib.coverage
import uccn.lib.markdown
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0005_links_for_an_audience'),
    ]

    operations = [
        migrations.CreateModel(
            name='WelcomeWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='public since or from')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn on')),
                ('withdrawal_note', uccn.lib.cleaning.CleanTextField(blank=True, help_text='Shown at the old address, for example why it was withdrawn.', verbose_name='sentence for readers')),
                ('name', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_fr', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_en', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_es', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_ar', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_ru', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('name_zh_hans', uccn.lib.cleaning.CleanCharField(help_text='In each language only where it is written otherwise there.', max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='name')),
                ('office', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, verbose_name='office')),
                ('office_fr', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='office')),
                ('office_en', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='office')),
                ('office_es', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='office')),
                ('office_ar', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='office')),
                ('office_ru', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='office')),
                ('office_zh_hans', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='office')),
                ('words', uccn.lib.cleaning.CleanTextField(help_text='Plain paragraphs, parted by empty lines; *stress* and [words](https://…).', validators=[uccn.lib.coverage.validate_printable], verbose_name='word of welcome')),
                ('words_fr', uccn.lib.cleaning.CleanTextField(help_text='Plain paragraphs, parted by empty lines; *stress* and [words](https://…).', null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='word of welcome')),
                ('words_en', uccn.lib.cleaning.CleanTextField(help_text='Plain paragraphs, parted by empty lines; *stress* and [words](https://…).', null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='word of welcome')),
                ('words_es', uccn.lib.cleaning.CleanTextField(help_text='Plain paragraphs, parted by empty lines; *stress* and [words](https://…).', null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='word of welcome')),
                ('words_ar', uccn.lib.cleaning.CleanTextField(help_text='Plain paragraphs, parted by empty lines; *stress* and [words](https://…).', null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='word of welcome')),
                ('words_ru', uccn.lib.cleaning.CleanTextField(help_text='Plain paragraphs, parted by empty lines; *stress* and [words](https://…).', null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='word of welcome')),
                ('words_zh_hans', uccn.lib.cleaning.CleanTextField(help_text='Plain paragraphs, parted by empty lines; *stress* and [words](https://…).', null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='word of welcome')),
                ('picture', models.ImageField(blank=True, height_field='picture_height', upload_to='welcome/', verbose_name='picture', width_field='picture_width')),
                ('picture_width', models.PositiveIntegerField(editable=False, null=True)),
                ('picture_height', models.PositiveIntegerField(editable=False, null=True)),
                ('picture_alt', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, verbose_name='picture in words')),
                ('picture_alt_fr', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='picture in words')),
                ('picture_alt_en', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='picture in words')),
                ('picture_alt_es', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='picture in words')),
                ('picture_alt_ar', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='picture in words')),
                ('picture_alt_ru', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='picture in words')),
                ('picture_alt_zh_hans', uccn.lib.cleaning.CleanCharField(blank=True, max_length=300, null=True, verbose_name='picture in words')),
                ('picture_credit', uccn.lib.cleaning.CleanCharField(blank=True, max_length=200, verbose_name='credit of the picture')),
                ('picture_licence', uccn.lib.cleaning.CleanCharField(blank=True, max_length=200, verbose_name='licence of the picture')),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='welcome_words', to='meetings.host', verbose_name='host')),
            ],
            options={
                'verbose_name': 'word of welcome',
                'verbose_name_plural': 'words of welcome',
                'ordering': ['host__position', 'host', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='NewsItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='public since or from')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn on')),
                ('withdrawal_note', uccn.lib.cleaning.CleanTextField(blank=True, help_text='Shown at the old address, for example why it was withdrawn.', verbose_name='sentence for readers')),
                ('day', models.DateField(default=django.utils.timezone.localdate, help_text='Readers see it beside the title; its year is part of the address.', verbose_name='day')),
                ('year', models.PositiveSmallIntegerField(editable=False, verbose_name='year')),
                ('slug', models.SlugField(help_text='The last part of its address, like programme-out.', verbose_name='slug')),
                ('title', uccn.lib.cleaning.CleanCharField(max_length=200, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_fr', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_en', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_es', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_ar', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_ru', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_zh_hans', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('summary', uccn.lib.cleaning.CleanTextField(blank=True, help_text='One or two sentences, for lists and feeds.', verbose_name='summary')),
                ('summary_fr', uccn.lib.cleaning.CleanTextField(blank=True, help_text='One or two sentences, for lists and feeds.', null=True, verbose_name='summary')),
                ('summary_en', uccn.lib.cleaning.CleanTextField(blank=True, help_text='One or two sentences, for lists and feeds.', null=True, verbose_name='summary')),
                ('summary_es', uccn.lib.cleaning.CleanTextField(blank=True, help_text='One or two sentences, for lists and feeds.', null=True, verbose_name='summary')),
                ('summary_ar', uccn.lib.cleaning.CleanTextField(blank=True, help_text='One or two sentences, for lists and feeds.', null=True, verbose_name='summary')),
                ('summary_ru', uccn.lib.cleaning.CleanTextField(blank=True, help_text='One or two sentences, for lists and feeds.', null=True, verbose_name='summary')),
                ('summary_zh_hans', uccn.lib.cleaning.CleanTextField(blank=True, help_text='One or two sentences, for lists and feeds.', null=True, verbose_name='summary')),
                ('body', uccn.lib.cleaning.CleanTextField(blank=True, help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_fr', uccn.lib.cleaning.CleanTextField(blank=True, help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_en', uccn.lib.cleaning.CleanTextField(blank=True, help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_es', uccn.lib.cleaning.CleanTextField(blank=True, help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_ar', uccn.lib.cleaning.CleanTextField(blank=True, help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_ru', uccn.lib.cleaning.CleanTextField(blank=True, help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_zh_hans', uccn.lib.cleaning.CleanTextField(blank=True, help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('meeting', models.ForeignKey(blank=True, help_text='Empty where it is about no single meeting.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='news', to='meetings.annualmeeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'piece of news',
                'verbose_name_plural': 'news',
                'ordering': ['-day', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('year', 'slug'), name='news_address')],
            },
        ),
        migrations.CreateModel(
            name='PracticalPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='public since or from')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn on')),
                ('withdrawal_note', uccn.lib.cleaning.CleanTextField(blank=True, help_text='Shown at the old address, for example why it was withdrawn.', verbose_name='sentence for readers')),
                ('slug', models.SlugField(help_text='The last part of its address, like getting-here.', verbose_name='slug')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('title', uccn.lib.cleaning.CleanCharField(max_length=200, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_fr', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_en', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_es', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_ar', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_ru', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('title_zh_hans', uccn.lib.cleaning.CleanCharField(max_length=200, null=True, validators=[uccn.lib.coverage.validate_printable], verbose_name='title')),
                ('body', uccn.lib.cleaning.CleanTextField(help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_fr', uccn.lib.cleaning.CleanTextField(help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_en', uccn.lib.cleaning.CleanTextField(help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_es', uccn.lib.cleaning.CleanTextField(help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_ar', uccn.lib.cleaning.CleanTextField(help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_ru', uccn.lib.cleaning.CleanTextField(help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('body_zh_hans', uccn.lib.cleaning.CleanTextField(help_text='## heading, ### smaller heading, - list, 1. list, *stress*, **strong stress**, [words](https://…), and tables with | between the cells.', null=True, validators=[uccn.lib.coverage.validate_printable, uccn.lib.markdown.validate_markdown], verbose_name='text')),
                ('needs_check', models.BooleanField(default=False, help_text='Untick it when everything on the page holds for this meeting.', verbose_name='still to be checked')),
                ('copied_from', models.PositiveSmallIntegerField(editable=False, null=True, validators=[django.core.validators.MaxValueValidator(9999)], verbose_name='copied from the year')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practical_pages', to='meetings.annualmeeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'practical page',
                'verbose_name_plural': 'practical pages',
                'ordering': ['meeting', 'position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'slug'), name='practical_page_address', violation_error_message='Another page of this meeting has this slug.')],
            },
        ),
    ]
