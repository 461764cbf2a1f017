"""Questions to an organism: a doubt that was put to it, and the answer that closes it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus_tracker.histoire import historique

from .evaluation import Evaluation


class Question(models.Model):
    """Question posée à un organisme sur un doute que soulèvent ses valeurs ; sa réponse la clôt (usage)."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="questions", verbose_name="évaluation")
    regle = models.CharField("règle", max_length=40)
    indicateur = models.CharField("indicateur", max_length=20)
    empreinte = models.CharField("empreinte du doute", max_length=64, help_text="Règle, cases et valeurs du doute.")
    phrase = models.TextField("doute")
    texte = models.TextField("question")
    posee_le = models.DateTimeField("posée le", default=timezone.now)
    posee_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="posée par")
    reponse = models.TextField("réponse", blank=True)
    repondue_le = models.DateTimeField("répondue le", null=True, blank=True)
    repondue_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="notée par"
    )

    history = historique()

    class Meta:
        verbose_name = "question"
        ordering = ["posee_le", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "empreinte"],
                name="question_unique",
                violation_error_message="Cette question est déjà posée.",
            ),
            models.CheckConstraint(
                condition=~Q(texte=""), name="question_ecrite", violation_error_message="Écrivez la question."
            ),
            models.CheckConstraint(
                condition=Q(reponse="", repondue_le=None) | (~Q(reponse="") & Q(repondue_le__isnull=False)),
                name="question_reponse_complete",
                violation_error_message="Une réponse a un texte et un moment.",
            ),
        ]

    def __str__(self):
        return self.texte[:60]

    @property
    def est_close(self):
        """True once the organism has answered."""
        return self.repondue_le is not None

    def derniere_main(self):
        """Who answered it, or asked it, and when."""
        par, le = (self.repondue_par, self.repondue_le) if self.est_close else (self.posee_par, self.posee_le)
        return str(par), le

    def reformuler(self, texte, *, par):
        """Ask it in other words."""
        self.texte, self.posee_le, self.posee_par = texte, timezone.now(), par
        self.save(update_fields=["texte", "posee_le", "posee_par"])

    def repondre(self, texte, *, par):
        """Note the answer of the organism, which closes the question; a later one replaces it."""
        self.reponse, self.repondue_le, self.repondue_par = texte.strip(), timezone.now(), par
        self.full_clean()
        self.save(update_fields=["reponse", "repondue_le", "repondue_par"])
