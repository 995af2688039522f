//! A PDF of A4 pages, written as it is: drawings, two typefaces, nothing else. Viewers are asked not to scale it.

use super::ink::Ink;
use super::typeface::Typeface;

/// A4, mm.
pub(super) const A4: [f64; 2] = [210.0, 297.0];
/// Points of a millimetre.
const POINT: f64 = 72.0 / 25.4;
/// Objects that each typeface takes.
const OF_FACE: usize = 5;

/// Numbered objects, as they are added.
#[derive(Default)]
struct Objects(Vec<Vec<u8>>);

impl Objects {
    fn add(&mut self, object: impl Into<Vec<u8>>) {
        self.0.push(object.into());
    }

    /// Number of the object that is added next.
    fn next(&self) -> usize {
        self.0.len() + 1
    }

    fn stream(&mut self, entries: &str, bytes: &[u8]) {
        let mut object = format!("<< /Length {}{entries} >>\nstream\n", bytes.len()).into_bytes();
        object.extend_from_slice(bytes);
        object.extend_from_slice(b"\nendstream");
        self.add(object);
    }

    fn file(&self) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in self.0.iter().enumerate() {
            places.push(file.len());
            file.extend(format!("{} 0 obj\n", at + 1).bytes());
            file.extend_from_slice(object);
            file.extend_from_slice(b"\nendobj\n");
        }
        let table = file.len();
        let count = self.0.len() + 1;
        file.extend(format!("xref\n0 {count}\n0000000000 65535 f \n").bytes());
        for place in places {
            file.extend(format!("{place:010} 00000 n \n").bytes());
        }
        file.extend(
            format!("trailer\n<< /Size {count} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes(),
        );
        file
    }
}

/// Words outside of pages: UTF-16 in hexadecimal.
fn words(text: &str) -> String {
    let units: Vec<String> = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{}>", units.concat())
}

/// The bytes of a file with these pages.
pub(super) fn file(title: &str, language: &str, pages: &[Ink]) -> Vec<u8> {
    let mut objects = Objects::default();
    objects.add(format!(
        "<< /Type /Catalog /Pages 2 0 R /Lang ({language}) /ViewerPreferences << /PrintScaling /None /DisplayDocTitle true >> >>"
    ));
    let faces = Typeface::all();
    let first_page = 4 + OF_FACE * faces.len();
    let kids: Vec<String> = (0..pages.len())
        .map(|page| format!("{} 0 R", first_page + 2 * page))
        .collect();
    objects.add(format!(
        "<< /Type /Pages /Count {} /Kids [{}] >>",
        pages.len(),
        kids.join(" ")
    ));
    objects.add(format!("<< /Title {} /Creator (Envol) >>", words(title)));
    for face in faces {
        typeface(&mut objects, face);
    }
    let [width, height] = A4.map(|mm| mm * POINT);
    for page in pages {
        objects.add(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.3} {height:.3}] /Contents {} 0 R \
             /Resources << /Font << /F0 4 0 R /F1 {} 0 R >> >> >>",
            objects.next() + 1,
            4 + OF_FACE
        ));
        let operators = format!("{POINT:.6} 0 0 {POINT:.6} 0 0 cm 1 J 1 j\n{}", page.operators);
        objects.stream("", operators.as_bytes());
    }
    objects.file()
}

/// A typeface with all its letters, so that words can be searched for and copied.
fn typeface(objects: &mut Objects, face: &Typeface) {
    let first = objects.next();
    let [left, low, right, high, ascent, descent] = face.extent();
    let name = face.name;
    objects.add(format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{} 0 R] /ToUnicode {} 0 R >>",
        first + 1,
        first + 4
    ));
    let widths: Vec<String> = face
        .letters()
        .map(|(_, glyph)| format!("{glyph} [{:.0}] ", face.advance(glyph)))
        .collect();
    let widths = widths.concat();
    objects.add(format!(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity /DW 500 /W [{widths}] \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {} 0 R >>",
        first + 2
    ));
    objects.add(format!(
        "<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{left} {low} {right} {high}] /ItalicAngle 0 \
         /Ascent {ascent} /Descent {descent} /CapHeight 668 /StemV 80 /FontFile2 {} 0 R >>",
        first + 3
    ));
    objects.stream(&format!(" /Length1 {}", face.bytes.len()), face.bytes);
    let letters: Vec<String> = face
        .letters()
        .map(|(letter, glyph)| format!("<{glyph:04X}> <{:04X}>\n", u32::from(letter)))
        .collect();
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Envol def /CMapType 2 def\n\
         1 begincodespacerange <0000> <FFFF> endcodespacerange\n",
    );
    // A hundred letters at most in each part.
    for part in letters.chunks(100) {
        map += &[
            &format!("{} beginbfchar\n", part.len()),
            part.concat().as_str(),
            "endbfchar\n",
        ]
        .concat();
    }
    map += "endcmap CMapName currentdict /CMap defineresource pop end end";
    objects.stream("", map.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::super::ink::Pen;
    use super::*;

    #[test]
    fn each_object_lies_where_the_table_says() {
        let mut ink = Ink::default();
        ink.line(Pen::Edge, [10.0, 10.0], [60.0, 10.0]);
        let file = file("Le nichoir", "fr", &[ink.clone(), ink]);
        let text = String::from_utf8_lossy(&file);
        let (_, end) = text.rsplit_once("startxref\n").unwrap_or_default();
        let table: usize = end
            .lines()
            .next()
            .and_then(|line| line.parse().ok())
            .unwrap_or_default();
        let rows: Vec<&str> = std::str::from_utf8(&file[table..])
            .unwrap_or_default()
            .lines()
            .skip(3)
            .collect();
        let places = rows.iter().take_while(|row| row.ends_with("n "));
        let mut count = 0;
        for (at, row) in places.enumerate() {
            let place: usize = row[..10].parse().unwrap_or_default();
            assert!(
                file[place..].starts_with(format!("{} 0 obj", at + 1).as_bytes()),
                "{row}"
            );
            count += 1;
        }
        assert_eq!(count, 3 + 2 * OF_FACE + 4);
        assert!(text.contains("/Count 2") && text.contains("/PrintScaling /None"));
    }
}
