import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import territoires.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Departement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=3, unique=True, verbose_name='code')),
                ('nom', models.CharField(max_length=80, verbose_name='nom')),
            ],
            options={
                'verbose_name': 'département',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Epci',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('siren', models.CharField(max_length=9, unique=True, verbose_name='SIREN')),
                ('nom', models.CharField(blank=True, max_length=200, verbose_name='nom')),
                ('nature', models.CharField(blank=True, max_length=10, verbose_name='nature')),
                ('de_reference', models.BooleanField(default=True, help_text='Faux : relevé dans un fichier, à vérifier.', verbose_name='de la liste de référence')),
            ],
            options={
                'verbose_name': 'EPCI',
                'verbose_name_plural': 'EPCI',
                'ordering': ['siren'],
            },
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=3, unique=True, verbose_name='code')),
                ('nom', models.CharField(max_length=80, verbose_name='nom')),
                ('debut', models.DateField(blank=True, null=True, verbose_name='début')),
                ('fin', models.DateField(blank=True, null=True, verbose_name='fin')),
            ],
            options={
                'verbose_name': 'région',
                'ordering': ['code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('debut', None), ('fin', None), ('fin__gte', models.F('debut')), _connector='OR'), name='region_periode', violation_error_message='La fin précède le début.')],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nature', models.CharField(choices=[('dreal', 'DREAL'), ('ddtm', 'DDTM'), ('prefecture', 'préfecture'), ('dhup', 'DHUP'), ('arh', 'association régionale HLM')], max_length=12, verbose_name='nature')),
                ('nom', models.CharField(max_length=120, unique=True, verbose_name='nom')),
                ('departement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='territoires.departement', verbose_name='département')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='territoires.region', verbose_name='région')),
            ],
            options={
                'verbose_name': 'service',
                'ordering': ['nom'],
            },
        ),
        migrations.CreateModel(
            name='RattachementEpci',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('debut', models.DateField(blank=True, null=True, verbose_name='début')),
                ('fin', models.DateField(blank=True, null=True, verbose_name='fin')),
                ('departement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='territoires.departement')),
                ('epci', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rattachements', to='territoires.epci', verbose_name='EPCI')),
            ],
            options={
                'verbose_name': 'rattachement d’un EPCI',
                'verbose_name_plural': 'rattachements d’EPCI',
                'ordering': ['epci', 'departement'],
                'constraints': [models.UniqueConstraint(fields=('epci', 'departement'), name='rattachement_epci_unique'), models.CheckConstraint(condition=models.Q(('debut', None), ('fin', None), ('fin__gte', models.F('debut')), _connector='OR'), name='rattachement_epci_periode', violation_error_message='La fin précède le début.')],
            },
        ),
        migrations.CreateModel(
            name='Rattachement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('debut', models.DateField(blank=True, null=True, verbose_name='début')),
                ('fin', models.DateField(blank=True, null=True, verbose_name='fin')),
                ('departement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rattachements', to='territoires.departement')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rattachements', to='territoires.region', verbose_name='région')),
            ],
            options={
                'verbose_name': 'rattachement',
                'ordering': ['departement__code', 'debut'],
                'constraints': [models.UniqueConstraint(fields=('departement', 'region'), name='rattachement_unique'), models.CheckConstraint(condition=models.Q(('debut', None), ('fin', None), ('fin__gte', models.F('debut')), _connector='OR'), name='rattachement_periode', violation_error_message='La fin précède le début.')],
            },
        ),
        migrations.CreateModel(
            name='Agent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('role', models.CharField(choices=[('dreal', 'agent DREAL'), ('ddtm', 'évaluateur DDTM'), ('lecteur', 'lecteur'), ('admin', 'administrateur')], default='lecteur', max_length=10, verbose_name='rôle')),
                ('au_retenu', models.DateField(blank=True, help_text='Le jour auquel l’agent ouvre le tableau de bord.', null=True, verbose_name='date retenue')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('departement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='territoires.departement', verbose_name='département')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='territoires.region', verbose_name='région')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='territoires.service', verbose_name='service')),
            ],
            options={
                'verbose_name': 'agent',
                'ordering': ['username'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('role', 'dreal'), _negated=True), ('region__isnull', False), _connector='OR'), name='agent_dreal_a_une_region', violation_error_message='Un agent DREAL relève d’une région.'), models.CheckConstraint(condition=models.Q(models.Q(('role', 'ddtm'), _negated=True), ('departement__isnull', False), _connector='OR'), name='agent_ddtm_a_un_departement', violation_error_message='Un évaluateur DDTM relève d’un département.'), models.CheckConstraint(condition=models.Q(('role__in', ('dreal', 'ddtm', 'lecteur', 'admin'))), name='agent_role_connu', violation_error_message='Ce rôle n’existe pas.')],
            },
            managers=[
                ('objects', territoires.models.AgentManager()),
            ],
        ),
    ]
