// States of a cell: a class, a mark, and the reason for those who listen.
const MARQUES = { refusee: "refus", conflit: "refus", douteuse: "doute" };

export const estRefusee = (champ) => MARQUES[champ.etat] === "refus";

export function marquer(champ, etat, raison = "") {
  const cellule = champ.closest("td");
  cellule.className = { attente: "c-attente", enregistree: "c-neuf", refusee: "c-refus", conflit: "c-refus", douteuse: "c-doute" }[etat] ?? "";
  if (!cellule.className && /^(n\.c\.|s\.o\.)$/.test(champ.value)) cellule.className = "c-mot";
  cellule.querySelector(".cus-marque")?.remove();
  cellule.querySelector(".fr-sr-only")?.remove();
  champ.removeAttribute("aria-invalid");
  champ.removeAttribute("aria-describedby");
  champ.etat = etat;
  champ.raison = raison;
  if (!raison) return;
  if (MARQUES[etat] === "refus") champ.setAttribute("aria-invalid", "true");
  const marque = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  marque.setAttribute("class", "cus-marque");
  marque.setAttribute("aria-hidden", "true");
  marque.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "use")).setAttribute("href", `#f-${MARQUES[etat]}`);
  const mot = Object.assign(document.createElement("span"), { className: "fr-sr-only", id: `r-${champ.name}`, textContent: raison });
  cellule.prepend(marque);
  cellule.append(mot);
  champ.setAttribute("aria-describedby", mot.id);
}
