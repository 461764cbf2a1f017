// How many of the cells asked for are given: the rule of couverture.py, on the page. The name of a cell is its key.
const GROUPE = 4;
const DEBUT = 4;
const FIN = 5;
const AXES = 6;

const quantite = (parties) => parties.slice(0, GROUPE).join(".");
const estDonnee = (champ) => champ.connu && champ.connu !== "n.c.";

function couvre(connue, demandee) {
  if (+connue[DEBUT] > +demandee[FIN] || +demandee[DEBUT] > +connue[FIN]) return false;
  return demandee.slice(AXES).every((axe, i) => !axe || !connue[AXES + i] || axe === connue[AXES + i]);
}

// `champs`: the cells of the page, `hors`: the names of those that the catalogue does not ask for.
export function compterDonnees(champs, hors) {
  const lus = champs.map((champ) => [champ, champ.name.split(".")]);
  const connues = new Map();
  for (const [champ, parties] of lus) {
    if (estDonnee(champ)) connues.set(quantite(parties), [...(connues.get(quantite(parties)) ?? []), parties]);
  }
  return lus.filter(([champ, parties]) => !hors.has(champ.name) && connues.get(quantite(parties))?.some((connue) => couvre(connue, parties))).length;
}
