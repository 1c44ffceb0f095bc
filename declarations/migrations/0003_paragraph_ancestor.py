import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('declarations', '0002_translating_moves_to_the_desk'),
    ]

    operations = [
        migrations.AddField(
            model_name='paragraph',
            name='ancestor',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='descendants', to='declarations.paragraph', verbose_name='comes from'),
        ),
    ]
