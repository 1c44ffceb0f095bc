"""A permission to write source texts in forms alone."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('translations', '0004_unreviewed_versions'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='textstate',
            options={'permissions': [('edit_source', 'Can change source texts'), ('write_source', 'Can write source texts in forms alone'), ('manage_terms', 'Can manage terms'), ('manage_memory', 'Can manage the translation memory'), ('exchange_files', 'Can exchange translation files'), ('publish', 'Can publish language versions'), ('override', 'Can approve without a second person')], 'verbose_name': 'state of a text', 'verbose_name_plural': 'states of texts'},
        ),
    ]
