// The report of a grid: what the last batch became, the cells refused by it, those refused before, those in doubt.
const NBSP = "\u00a0";

const creer = (nom, proprietes = {}) => Object.assign(document.createElement(nom), proprietes);

function bouton(texte, icone, geste) {
  const b = creer("button", { type: "button", className: `fr-btn fr-btn--tertiary fr-btn--sm${icone}`, textContent: texte });
  b.addEventListener("click", geste);
  return b;
}

function ligne(champ, refusee, { nomDe, aller }) {
  const li = creer("li", { className: refusee ? "" : "cus-rapport__doute" });
  const lien = creer("a", { href: `#${champ.name}`, textContent: nomDe(champ) });
  lien.addEventListener("click", (e) => { e.preventDefault(); aller(champ); });
  li.append(lien, `${NBSP}: ${refusee ? "lu " : ""}`, creer("code", { textContent: champ.value }), `${refusee ? "." : " enregistré, mais douteux."} ${champ.raison}`);
  return li;
}

// `phrase`: of the last paste or undo, whose cells are `derniers`; without one, all that is refused is told as one.
export function dessiner(zone, { phrase, restent, derniers, douteuses, annulation, accorder, ...outils }) {
  zone.replaceChildren();
  if (!phrase && !restent.length && !douteuses.length) return;
  const ici = restent.filter((champ) => !phrase || derniers.has(champ));
  const auparavant = restent.filter((champ) => !ici.includes(champ));
  const ton = restent.length ? "" : douteuses.length ? " cus-rapport--doute" : " cus-rapport--ok";
  const section = creer("section", { className: `cus-rapport${ton}` });
  section.setAttribute("aria-label", "Rapport");
  const texte = section.appendChild(creer("div"));
  const refusees = (n) => `${accorder(n, "case")} ${n > 1 ? "refusées" : "refusée"}`;
  const tete = texte.appendChild(creer("p"));
  tete.append(creer("strong", { textContent: phrase || (restent.length ? `${refusees(restent.length)}.` : `${accorder(douteuses.length, "valeur")} à vérifier.`) }));
  if (ici.length) tete.append(" Les refusées restent à leur place, telles quelles.");
  if (ici.length + douteuses.length) {
    texte.appendChild(creer("ul")).append(...ici.map((c) => ligne(c, true, outils)), ...douteuses.map((c) => ligne(c, false, outils)));
  }
  if (auparavant.length) {
    texte.append(creer("p", { textContent: `${refusees(auparavant.length)} auparavant${NBSP}:` }));
    texte.appendChild(creer("ul")).append(...auparavant.map((c) => ligne(c, true, outils)));
  }
  const gestes = section.appendChild(creer("div", { className: "cus-gestes" }));
  if (restent.length) gestes.append(bouton("Aller à la première refusée", "", () => outils.aller(restent[0])));
  if (annulation) gestes.append(bouton(annulation.texte, " fr-btn--icon-left fr-icon-arrow-go-back-line", annulation.geste));
  zone.append(section);
}
