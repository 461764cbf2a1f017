// The texts refused on a page: kept in this browser until they are corrected, given back when a paste over them is undone.
import { estRefusee } from "./etats.js";

export function creerRefus(cle) {
  const lire = () => { try { return JSON.parse(localStorage.getItem(cle)) ?? []; } catch { return []; } };
  const decrire = (champ) => ({ nom: champ.name, texte: champ.value, version: champ.dataset.v, etat: champ.etat, raison: champ.raison });
  const avant = lire();

  function garder(champs) {
    try { champs.length ? localStorage.setItem(cle, JSON.stringify(champs.map(decrire))) : localStorage.removeItem(cle); } catch { /* full or forbidden: the page shows them until it is left */ }
  }
  return { garder, gardes: () => avant };
}

// What a cell said before a block was pasted over it; a state only for what was refused, which the server does not know.
export const avantCollage = (champ) => (estRefusee(champ) ? { texte: champ.value, etat: champ.etat, raison: champ.raison } : {});

// The cells of a paste that go back: neither typed in since, nor changed by another as the server says.
export function aRendre(collees, reponse) {
  const changees = new Set(reponse.cases.filter(({ etat }) => etat === "conflit").map(({ nom }) => nom));
  return collees.filter(({ nom, champ, laisse }) => champ.value === laisse && !changees.has(nom));
}
