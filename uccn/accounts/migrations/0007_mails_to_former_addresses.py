from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_words_of_columns'),
    ]

    operations = [
        migrations.AlterField(
            model_name='staffmail',
            name='kind',
            field=models.CharField(choices=[('invitation', 'invitation'), ('reset', 'new password'), ('new_device', 'sign-in on a new device'), ('factor_removed', 'second factor taken away'), ('factors_changed', 'second factors changed'), ('password_changed', 'password changed'), ('address_changed', 'mail address changed')], max_length=20),
        ),
    ]
