import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('conventions', '0001_initial'),
        ('territoires', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalReunion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('le', models.DateField(verbose_name='le')),
                ('objet', models.CharField(max_length=300, verbose_name='objet')),
                ('themes', models.TextField(blank=True, verbose_name='thèmes')),
                ('participants', models.TextField(blank=True, verbose_name='participants')),
                ('decisions', models.TextField(blank=True, verbose_name='décisions')),
                ('annexes', models.TextField(blank=True, verbose_name='annexes')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical réunion',
                'verbose_name_plural': 'historical réunions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Importation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('fichier', models.FileField(upload_to='imports/', verbose_name='fichier')),
                ('nom', models.CharField(max_length=200, verbose_name='nom du fichier')),
                ('etat', models.CharField(choices=[('examen', 'examen en cours'), ('examinee', 'examiné'), ('ecriture', 'écriture en cours'), ('enregistree', 'enregistré'), ('refusee', 'refusé'), ('illisible', 'illisible'), ('interrompue', 'interrompu')], default='examen', max_length=12, verbose_name='état')),
                ('avancement', models.PositiveSmallIntegerField(default=0, help_text='En pourcentage.', verbose_name='avancement')),
                ('rapport', models.JSONField(default=dict, verbose_name='rapport')),
                ('depose_le', models.DateTimeField(auto_now_add=True, verbose_name='déposé le')),
                ('vu_le', models.DateTimeField(blank=True, help_text='Dernier signe de vie du traitement.', null=True, verbose_name='vu le')),
                ('enregistre_le', models.DateTimeField(blank=True, null=True, verbose_name='enregistré le')),
                ('par', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='importations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'importation',
                'ordering': ['-depose_le'],
            },
        ),
        migrations.CreateModel(
            name='Reunion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('le', models.DateField(verbose_name='le')),
                ('objet', models.CharField(max_length=300, verbose_name='objet')),
                ('themes', models.TextField(blank=True, verbose_name='thèmes')),
                ('participants', models.TextField(blank=True, verbose_name='participants')),
                ('decisions', models.TextField(blank=True, verbose_name='décisions')),
                ('annexes', models.TextField(blank=True, verbose_name='annexes')),
            ],
            options={
                'verbose_name': 'réunion',
                'verbose_name_plural': 'réunions',
                'ordering': ['le', 'objet'],
                'constraints': [models.UniqueConstraint(fields=('le', 'objet'), name='reunion_unique', violation_error_message='Cette réunion est déjà enregistrée.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAction',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('quoi', models.CharField(max_length=300, verbose_name='action')),
                ('porteur', models.CharField(help_text='Un service, un organisme, une personne.', max_length=120, verbose_name='portée par')),
                ('echeance', models.DateField(blank=True, null=True, verbose_name='échéance')),
                ('faite_le', models.DateField(blank=True, null=True, verbose_name='faite le')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('agent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='agent')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reunion', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilotage.reunion', verbose_name='réunion')),
            ],
            options={
                'verbose_name': 'historical action',
                'verbose_name_plural': 'historical actions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='TableauRepris',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('fichier', models.FileField(upload_to='reprises/', verbose_name='tableau')),
                ('nom', models.CharField(max_length=200, verbose_name='nom du fichier')),
                ('prereglage', models.CharField(choices=[('region', 'tableau de suivi de la région'), ('rpls', 'parc, extrait du RPLS'), ('sisal', 'logements financés, extrait de SISAL')], default='region', max_length=10, verbose_name='nature du tableau')),
                ('dispositif', models.CharField(choices=[('locatif', 'logements locatifs'), ('accession', 'accession'), ('foyers', 'logements-foyers')], default='locatif', max_length=20, verbose_name='dispositif')),
                ('au', models.DateField(help_text='La date du patrimoine que donne le tableau.', verbose_name='patrimoine au')),
                ('colonnes', models.JSONField(default=dict, verbose_name='colonnes reconnues')),
                ('noms', models.JSONField(default=dict, verbose_name='noms reconnus')),
                ('depose_le', models.DateTimeField(auto_now_add=True, verbose_name='déposé le')),
                ('generation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conventions.generation', verbose_name='génération')),
                ('par', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tableaux_repris', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tableau repris',
                'verbose_name_plural': 'tableaux repris',
                'ordering': ['-depose_le'],
            },
        ),
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quoi', models.CharField(max_length=300, verbose_name='action')),
                ('porteur', models.CharField(help_text='Un service, un organisme, une personne.', max_length=120, verbose_name='portée par')),
                ('echeance', models.DateField(blank=True, null=True, verbose_name='échéance')),
                ('faite_le', models.DateField(blank=True, null=True, verbose_name='faite le')),
                ('agent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to=settings.AUTH_USER_MODEL, verbose_name='agent')),
                ('reunion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='pilotage.reunion', verbose_name='réunion')),
            ],
            options={
                'verbose_name': 'action',
                'ordering': ['reunion__le', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('reunion', 'quoi'), name='action_unique', violation_error_message='Cette action est déjà notée pour cette réunion.')],
            },
        ),
    ]
