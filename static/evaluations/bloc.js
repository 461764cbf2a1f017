// A block of Calc or Excel: tabs, newlines, quoted cells.
export function lireBloc(texte) {
  const lignes = [[""]];
  let cite = false;
  const source = texte.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let i = 0; i < source.length; i += 1) {
    const ligne = lignes.at(-1);
    const c = source[i];
    if (cite && c === '"' && source[i + 1] === '"') { ligne[ligne.length - 1] += '"'; i += 1; }
    else if (c === '"' && (cite || ligne.at(-1) === "")) cite = !cite;
    else if (c === "\t" && !cite) ligne.push("");
    else if (c === "\n" && !cite) lignes.push([""]);
    else ligne[ligne.length - 1] += c;
  }
  return lignes.map((ligne) => ligne.map((t) => t.replace(/\s*\n\s*/g, " ").trim()));
}
