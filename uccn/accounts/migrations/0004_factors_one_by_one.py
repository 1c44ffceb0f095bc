import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_counters_of_passkeys'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='passkey',
            name='created_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='set up'),
        ),
        migrations.AlterField(
            model_name='staffmail',
            name='kind',
            field=models.CharField(choices=[('invitation', 'invitation'), ('reset', 'new password'), ('new_device', 'sign-in on a new device'), ('factor_removed', 'second factor taken away'), ('factors_changed', 'second factors changed'), ('password_changed', 'password changed')], max_length=20),
        ),
        migrations.AlterField(
            model_name='totpapp',
            name='created_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='set up'),
        ),
        migrations.CreateModel(
            name='RecoverySheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='recovery_sheet', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'recovery codes',
                'verbose_name_plural': 'recovery codes',
            },
        ),
    ]
