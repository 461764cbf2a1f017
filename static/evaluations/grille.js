// The entry grid: keyboard of a spreadsheet, paste of blocks, autosave that loses nothing, undo. Without it, the form posts.
import { ouvrirPanneau } from "./panneau.js";
import { creerFile } from "./file.js";
import { compterDonnees } from "./compte.js";
import { estRefusee, marquer } from "./etats.js";
import { lireBloc } from "./bloc.js";
import { dessiner } from "./rapport.js";
import { creerRefus, avantCollage, aRendre } from "./refus.js";

const NBSP = "\u00a0";
const formulaire = document.querySelector("[data-grille]");
const bandeau = document.querySelector("[data-grille-bandeau]");
const zoneRapport = document.querySelector("[data-grille-rapport]");
const compte = document.querySelector("[data-grille-compte]");
const parNom = new Map();
const rangees = [];
const annulables = [];
let phrase = "";
let doutes = [];
let derniers = new Set();
let mode = "";
let file;
let refus;

const accorder = (n, mot) => `${String(n).replace(/\B(?=(\d{3})+$)/g, NBSP)}${NBSP}${mot}${n > 1 ? "s" : ""}`;
const nomDe = (champ) => champ.getAttribute("aria-label");
// Said aloud; shown too, unless the report already does.
const dire = (texte, horsLigne = false, deja = false) => {
  bandeau.textContent = texte;
  bandeau.classList.toggle("fr-sr-only", deja);
  bandeau.classList.toggle("cus-etat-saisie--hors-ligne", horsLigne);
};

// The place of each cell: a row of the page, a column of its table (objective and realised make one column).
function relever() {
  for (const ligne of formulaire.querySelectorAll("tbody tr")) {
    const cases = [];
    for (const cellule of ligne.querySelectorAll("td:not(.c-verrou)")) cases.push(cellule.querySelector("input"));
    if (!cases.some(Boolean)) continue;
    for (const [colonne, champ] of cases.entries()) {
      if (!champ) continue;
      champ.place = { rang: rangees.length, colonne };
      champ.connu = champ.value;
      parNom.set(champ.name, champ);
    }
    rangees.push(cases);
  }
}

function viser(rang, colonne, pas) {
  for (let r = rang + pas; r >= 0 && r < rangees.length; r += pas) {
    const champ = rangees[r][Math.min(colonne, rangees[r].length - 1)] ?? rangees[r].find(Boolean);
    if (champ) return champ;
  }
  return null;
}

function aCote({ rang, colonne }, pas) {
  for (let c = colonne + pas; c >= 0 && c < rangees[rang].length; c += pas) if (rangees[rang][c]) return rangees[rang][c];
  return null;
}

function aller(champ) {
  if (!champ) return;
  champ.focus();
  champ.select();
  champ.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// The count of the heading follows what is recorded.
function compter() {
  if (!compte) return;
  const hors = new Set(compte.dataset.hors.split(" "));
  compte.textContent = accorder(compterDonnees([...parNom.values()], hors), "case").replace(NBSP, " ");
}

const refusees = () => [...parNom.values()].filter(estRefusee);

// What was typed goes to the queue as soon as one leaves the cell.
function valider(champ) {
  if (champ.value === (champ.envoye ?? champ.connu) && !champ.force) return;
  champ.force = false;
  champ.envoye = champ.value;
  marquer(champ, "attente");
  file.ajouter("saisie", [{ nom: champ.name, texte: champ.value, version: Number(champ.dataset.v) }]);
}

function dessinerRapport() {
  const restent = refusees();
  refus.garder(restent);
  dessiner(zoneRapport, {
    phrase, restent, derniers, accorder, nomDe, aller,
    douteuses: doutes.filter((champ) => champ.etat === "douteuse"),
    annulation: annulables.length ? { texte: mode === "collage" ? "Annuler ce collage" : "Annuler la dernière saisie", geste: annuler } : null,
  });
}

// The answer of the server: texts as understood, versions, reasons; a cell typed in again meanwhile keeps its text.
function appliquer(reponse, envoyes) {
  for (const { nom, etat, texte, version, raison } of reponse.cases) {
    const champ = parNom.get(nom);
    if (!champ) continue;
    champ.dataset.v = version;
    const intact = !envoyes || champ.value === envoyes.get(nom);
    const refuse = etat === "refusee" || etat === "conflit";
    if (refuse && envoyes) {
      champ.force = etat === "conflit";
      if (intact) marquer(champ, etat, raison);
      continue;
    }
    champ.connu = texte;
    champ.envoye = undefined;
    if (intact) {
      champ.value = texte;
      marquer(champ, etat === "identique" ? "" : etat, refuse ? "" : raison);
    }
  }
}

function recevoir(reponse, lot) {
  const textes = new Map(lot.cases.map(({ nom, texte }) => [nom, texte]));
  appliquer(reponse, textes);
  compter();
  const touchees = reponse.cases.map(({ nom }) => parNom.get(nom)).filter(Boolean);
  doutes = touchees.length > 1 ? touchees : [];
  derniers = new Set(touchees);
  const collees = lot.geste === "collage" ? lot.cases.filter(({ nom }) => parNom.has(nom)).map((c) => ({ ...c, champ: parNom.get(c.nom), laisse: parNom.get(c.nom).value })) : [];
  if (reponse.annuler || collees.length) annulables.push({ adresse: reponse.annuler, collees });
  if (lot.geste === "collage") { phrase = reponse.phrase; mode = "collage"; } else { phrase = ""; mode = "saisie"; }
  dessinerRapport();
  const seule = touchees.length === 1 ? touchees[0] : null;
  if (!seule) dire(`${reponse.phrase} ${reponse.suite}`, false, lot.geste === "collage");
  else dire(estRefusee(seule) ? `${nomDe(seule)}${NBSP}: refusée. ${seule.raison}` : `${nomDe(seule)}${NBSP}: ${seule.value || "vide"}, enregistrée. ${seule.raison ?? ""}`);
}

// What a batch recorded is undone by the server; what it pasted for nothing, or over a refused text, only the page knows.
async function annuler() {
  const lot = annulables.pop();
  if (!lot) return dire("Rien à annuler.");
  const reponse = lot.adresse ? await file.poster(lot.adresse, new URLSearchParams()) : { phrase: "Collage annulé.", suite: "", cases: [] };
  if (!reponse) { annulables.push(lot); return dire("Connexion perdue : l’annulation n’est pas partie.", true); }
  const rendues = lot.adresse && file.poster.statut !== 200 ? [] : aRendre(lot.collees, reponse);
  appliquer(reponse, null);
  for (const { champ, avant } of rendues) remettre(champ, avant);
  compter();
  doutes = [];
  derniers = new Set();
  phrase = reponse.phrase;
  mode = "";
  dessinerRapport();
  dire(`${reponse.phrase} ${reponse.suite}`, false, true);
}

// A refused text put back in its cell, as it was; without one, the cell says what is recorded.
function remettre(champ, { texte, etat, raison } = {}) {
  if (etat) {
    champ.value = champ.envoye = texte;
    champ.force = etat === "conflit";
    marquer(champ, etat, raison);
  } else if (estRefusee(champ)) {
    champ.value = champ.connu;
    champ.envoye = undefined;
    champ.force = false;
    marquer(champ, "");
  }
}

function coller(ancre, bloc) {
  const { rang, colonne } = ancre.place;
  const touchees = rangees.slice(rang, rang + bloc.length);
  const place = Math.max(...touchees.map((r) => r.length - colonne));
  const large = Math.max(...bloc.map((l) => l.findLastIndex((t) => t) + 1));
  const avecObjectifs = large > place && large <= 2 * place - 1;
  const envoi = [];
  let perdues = 0;
  for (const [r, ligne] of bloc.entries()) {
    const textes = avecObjectifs ? ligne.filter((_, i) => i % 2 === 0) : ligne;
    for (const [c, texte] of textes.entries()) {
      const champ = touchees[r]?.[colonne + c];
      if (!champ) { perdues += texte ? 1 : 0; continue; }
      if (!champ.value && !texte) continue;
      const avant = avantCollage(champ);
      champ.value = texte;
      champ.envoye = texte;
      marquer(champ, "attente");
      envoi.push({ nom: champ.name, texte, version: Number(champ.dataset.v), avant });
    }
  }
  if (envoi.length) file.ajouter("collage", envoi);
  if (perdues) phrase = "";
  dire(`${accorder(envoi.length, "case")} du tableur${perdues ? `, ${accorder(perdues, "texte")} hors de la grille, non ${perdues > 1 ? "repris" : "repris"}` : ""}.`);
}

function auClavier(evenement) {
  const champ = evenement.target;
  if (!champ.place || evenement.isComposing) return;
  const tout = champ.selectionStart === 0 && champ.selectionEnd === champ.value.length;
  const { rang, colonne } = champ.place;
  const commande = evenement.ctrlKey || evenement.metaKey;
  let cible;
  if (commande && evenement.key.toLowerCase() === "z" && !evenement.shiftKey && champ.value === champ.connu) { evenement.preventDefault(); annuler(); return; }
  if (commande && evenement.key === "Home") cible = rangees[0].find(Boolean);
  else if (commande && evenement.key === "End") cible = rangees.at(-1).findLast(Boolean);
  else if (commande || evenement.altKey) return;
  else if (evenement.key === "Enter" || evenement.key === "ArrowDown") cible = viser(rang, colonne, evenement.shiftKey && evenement.key === "Enter" ? -1 : 1);
  else if (evenement.key === "ArrowUp") cible = viser(rang, colonne, -1);
  else if (evenement.key === "ArrowLeft" && (tout || champ.selectionEnd === 0)) cible = aCote(champ.place, -1);
  else if (evenement.key === "ArrowRight" && (tout || champ.selectionStart === champ.value.length)) cible = aCote(champ.place, 1);
  else if (evenement.key === "F2") { champ.setSelectionRange(champ.value.length, champ.value.length); }
  else if (evenement.key === "Escape") {
    champ.value = champ.connu;
    champ.envoye = undefined;
    champ.force = false;
    file.oublier(champ.name);
    marquer(champ, "");
    dessinerRapport();
    champ.select();
  } else return;
  evenement.preventDefault();
  if (evenement.key === "Enter" || cible) valider(champ);
  aller(cible);
}

// What was refused before the page was left comes back over the version it was typed over: a change made since is told.
function reprendreRefus() {
  const attendues = new Set(file.gardees().map(({ nom }) => nom));
  for (const { nom, texte, version, etat, raison } of refus.gardes()) {
    const champ = parNom.get(nom);
    if (!champ || champ.connu === texte || attendues.has(nom)) continue;
    champ.dataset.v = version;
    remettre(champ, { texte, etat, raison });
  }
  const n = refusees().length;
  if (!n) return;
  dessinerRapport();
  dire(`${accorder(n, "case")} ${n > 1 ? "refusées" : "refusée"} la dernière fois, ${n > 1 ? "gardées" : "gardée"} dans ce navigateur.`);
}

function demarrer() {
  relever();
  if (!rangees.length) return;
  const page = `${formulaire.dataset.agent}:${location.pathname}`;
  refus = creerRefus(`refus:${page}`);
  file = creerFile({
    formulaire,
    cle: `grille:${page}`,
    recevoir,
    dire,
    accorder,
  });
  reprendreRefus();
  for (const { nom, texte } of file.gardees()) {
    const champ = parNom.get(nom);
    if (champ) { champ.value = champ.envoye = texte; marquer(champ, "attente"); }
  }
  formulaire.addEventListener("keydown", auClavier);
  formulaire.addEventListener("focusout", ({ target }) => { if (target.place) valider(target); });
  formulaire.addEventListener("submit", (evenement) => { evenement.preventDefault(); if (document.activeElement.place) valider(document.activeElement); file.presser(); });
  formulaire.addEventListener("paste", (evenement) => {
    const texte = evenement.clipboardData.getData("text/plain");
    if (!evenement.target.place || !/[\t\n]/.test(texte.trimEnd())) return;
    evenement.preventDefault();
    coller(evenement.target, lireBloc(texte));
  });
  // A gesture on the evaluation waits for what was just typed to be recorded.
  document.querySelector("[data-grille-suites]")?.addEventListener("click", (evenement) => {
    const lien = evenement.target.closest("a");
    if (!lien || !file.gardees().length) return;
    evenement.preventDefault();
    file.presser();
    const attente = setInterval(() => {
      if (file.gardees().length) return;
      clearInterval(attente);
      if (!refusees().length) location.assign(lien.href);
    }, 100);
  });
  file.reprendre();
}

if (formulaire) { demarrer(); ouvrirPanneau(formulaire, document.querySelector("[data-grille-panneau]")); }
