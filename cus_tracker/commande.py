"""Commands that speak French: their help, their refusals, and the error that ends them."""

import re
from argparse import SUPPRESS
from functools import partial

from django.core.management.base import BaseCommand, CommandError

MOTS = (
    (re.compile(r"the following arguments are required: (.+)"), "il manque\u00a0: {0}"),
    (re.compile(r"unrecognized arguments: (.+)"), "option inconnue\u00a0: {0}"),
    (re.compile(r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)"), "{0}\u00a0: {1} n’est pas parmi {2}"),
    (re.compile(r"argument (\S+): expected .*"), "{0}\u00a0: une valeur est attendue"),
    (re.compile(r"argument (\S+): invalid \S+ value: (.+)"), "{0}\u00a0: {1} ne se lit pas"),
)
DE_DJANGO = {"--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color"}
DE_DJANGO |= {"--skip-checks", "-v"}


class Erreur(CommandError):
    """What ends a command; Django prints the name of the class before the message."""


def traduire(message):
    """What argparse refuses, in French; a message that is not known stays as it is."""
    for motif, francais in MOTS:
        if trouve := motif.fullmatch(message):
            return francais.format(*trouve.groups())
    return message


def _refuser(parser, message):
    """Refuse the command line as argparse does: its use and the reason on the error output, exit code 2."""
    if not parser.called_from_command_line:
        raise Erreur(traduire(message))
    parser.exit(2, f"{_en_francais(parser.format_usage())}Erreur\u00a0: {traduire(message)}.\n")


def _taire(parser):
    """Leave Django’s own options out of the help, those that it adds without asking included."""
    for option in parser._actions:
        if DE_DJANGO.intersection(option.option_strings):
            option.help = SUPPRESS


def _en_francais(aide):
    return aide.replace("usage: ", "Emploi\u00a0: ", 1).replace("\noptions:\n", "\nOptions\u00a0:\n")


class Commande(BaseCommand):
    """A command whose `--help` and refusals are in French; Django’s own options work, but are not told."""

    suppressed_base_arguments = DE_DJANGO

    def create_parser(self, prog_name, subcommand, **options):
        parser = super().create_parser(prog_name, subcommand, add_help=False, **options)
        parser.add_argument("-h", "--help", action="help", help="montre cette aide et s’arrête")
        _taire(parser)
        parser.error = partial(_refuser, parser)
        aide = parser.format_help
        parser.format_help = lambda: _en_francais(aide()).replace("\npositional arguments:\n", "\nArguments\u00a0:\n")
        return parser
