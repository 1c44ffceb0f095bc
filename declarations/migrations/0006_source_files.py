import django.db.models.deletion
import django.utils.timezone
import uccn.lib.cleaning
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('declarations', '0005_texts_that_can_be_printed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SourceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=20, verbose_name='language')),
                ('name', models.CharField(max_length=200, verbose_name='name as uploaded')),
                ('content', models.BinaryField(verbose_name='content')),
                ('content_type', models.CharField(editable=False, max_length=100, verbose_name='format')),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='SHA-256')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='size in bytes')),
                ('pages', models.PositiveIntegerField(editable=False, null=True, verbose_name='pages')),
                ('obtained_from', uccn.lib.cleaning.CleanCharField(blank=True, help_text='An address, or words: by mail from the secretariat.', max_length=500, verbose_name='obtained from')),
                ('obtained_on', models.DateField(blank=True, null=True, verbose_name='obtained on')),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='uploaded at')),
                ('declaration', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='source_files', to='declarations.declaration', verbose_name='declaration')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
            ],
            options={
                'verbose_name': 'source file',
                'verbose_name_plural': 'source files',
                'ordering': ['uploaded_at', 'pk'],
            },
        ),
    ]
