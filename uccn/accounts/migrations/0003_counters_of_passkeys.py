from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("accounts", "0002_signing_in")]

    operations = [
        migrations.AddField(
            model_name="passkey",
            name="counter",
            field=models.PositiveBigIntegerField(db_default=0, default=0),
        ),
    ]
