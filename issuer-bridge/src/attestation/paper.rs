//! One A4 page as PDF, written as it is: words in the house's two typefaces, boxes, one picture. Places are millimetres
//! from the upper left corner, sizes of letters points.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use ttf_parser::{Face, GlyphId};

/// A4, mm.
pub(super) const A4: [f64; 2] = [210.0, 297.0];
/// Points of a millimetre.
const POINT: f64 = 72.0 / 25.4;

/// Weights on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular = 0,
    Bold = 1,
}

const FACES: [(&str, &[u8]); 2] = [
    (
        "AtkinsonHyperlegible-Regular",
        include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Regular.ttf"),
    ),
    (
        "AtkinsonHyperlegible-Bold",
        include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Bold.ttf"),
    ),
];

/// A picture without a palette: three bytes a pixel, and one for how much it covers.
pub(super) struct Image {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) colours: Vec<u8>,
    pub(super) covers: Vec<u8>,
}

/// What is on the page.
pub(super) struct Paper {
    faces: Vec<Face<'static>>,
    /// Letters by glyph, per weight: only these go into the file's tables.
    used: [BTreeMap<u16, char>; 2],
    operators: String,
    image: Option<Image>,
}

/// Colours of the house, red, green, blue.
pub(super) const INK: [u8; 3] = [0x1B, 0x23, 0x30];
pub(super) const QUIET: [u8; 3] = [0x4A, 0x4F, 0x57];
pub(super) const PETROL: [u8; 3] = [0x14, 0x60, 0x6B];
pub(super) const SAND: [u8; 3] = [0xE6, 0xDC, 0xC8];

impl Paper {
    /// An empty page; `None` where the typefaces in the program cannot be read.
    pub(super) fn new() -> Option<Self> {
        let faces: Option<Vec<_>> = FACES.iter().map(|(_, bytes)| Face::parse(bytes, 0).ok()).collect();
        Some(Self {
            faces: faces?,
            used: [BTreeMap::new(), BTreeMap::new()],
            operators: String::new(),
            image: None,
        })
    }

    fn glyph(&self, weight: Weight, letter: char) -> u16 {
        self.faces[weight as usize]
            .glyph_index(letter)
            .map_or(0, |glyph| glyph.0)
    }

    /// Width of a glyph, in thousandths of the size.
    fn advance(&self, weight: Weight, glyph: u16) -> f64 {
        let face = &self.faces[weight as usize];
        let advance = face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
        f64::from(advance) * 1000.0 / f64::from(face.units_per_em())
    }

    /// Letters that the typeface does not have are written as they sound, never as boxes.
    fn printable(&self, weight: Weight, words: &str) -> String {
        words.chars().fold(String::new(), |mut printed, letter| {
            if self.glyph(weight, letter) == 0 {
                printed.push_str(deunicode::deunicode_char(letter).unwrap_or_default());
            } else {
                printed.push(letter);
            }
            printed
        })
    }

    /// Width of words, mm.
    pub(super) fn width(&self, weight: Weight, size: f64, words: &str) -> f64 {
        let width: f64 = words
            .chars()
            .map(|letter| self.advance(weight, self.glyph(weight, letter)))
            .sum();
        width * size / 1000.0 / POINT
    }

    fn colour(&mut self, [red, green, blue]: [u8; 3]) {
        let part = |value: u8| f64::from(value) / 255.0;
        // Writing into a text cannot fail, here and below.
        let _ = writeln!(
            self.operators,
            "{:.3} {:.3} {:.3} rg",
            part(red),
            part(green),
            part(blue)
        );
    }

    /// One line, its letters standing on `y`.
    pub(super) fn line(&mut self, weight: Weight, size: f64, colour: [u8; 3], [x, y]: [f64; 2], words: &str) {
        let mut hex = String::new();
        for letter in self.printable(weight, words).chars() {
            let glyph = self.glyph(weight, letter);
            self.used[weight as usize].insert(glyph, letter);
            let _ = write!(hex, "{glyph:04X}");
        }
        self.colour(colour);
        let (x, y) = (x * POINT, (A4[1] - y) * POINT);
        let face = weight as usize;
        let _ = writeln!(
            self.operators,
            "BT /F{face} {size:.2} Tf {x:.2} {y:.2} Td <{hex}> Tj ET"
        );
    }

    /// Lines of at most this width, broken between words; gives where the next line would stand.
    pub(super) fn lines(
        &mut self,
        weight: Weight,
        size: f64,
        colour: [u8; 3],
        [x, y]: [f64; 2],
        width: f64,
        words: &str,
    ) -> f64 {
        let mut at = y;
        for line in self.wrapped(weight, size, width, words) {
            self.line(weight, size, colour, [x, at], &line);
            at += size * 1.4 / POINT;
        }
        at
    }

    fn wrapped(&self, weight: Weight, size: f64, width: f64, words: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in self.printable(weight, words).split(' ').filter(|word| !word.is_empty()) {
            match lines.last_mut() {
                Some(line) if self.width(weight, size, &format!("{line} {word}")) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(String::new()),
            }
            if let Some(line) = lines.last_mut().filter(|line| line.is_empty()) {
                // A word that is longer than the page is cut: nothing runs over the edge.
                let mut left: String = word.to_owned();
                while self.width(weight, size, &left) > width && left.chars().count() > 1 {
                    left.pop();
                }
                line.push_str(&left);
                let rest = &word[left.len()..];
                if !rest.is_empty() {
                    lines.extend(self.wrapped(weight, size, width, rest));
                }
            }
        }
        lines
    }

    /// A filled box.
    pub(super) fn boxed(&mut self, colour: [u8; 3], [x, y]: [f64; 2], [width, height]: [f64; 2]) {
        self.colour(colour);
        let low = A4[1] - y - height;
        let [x, low, width, height] = [x, low, width, height].map(|mm| mm * POINT);
        let _ = writeln!(self.operators, "{x:.2} {low:.2} {width:.2} {height:.2} re f");
    }

    /// Boxes that belong together, drawn in one go: no seams between them.
    pub(super) fn boxes(&mut self, colour: [u8; 3], boxes: impl Iterator<Item = [f64; 4]>) {
        self.colour(colour);
        for [x, y, width, height] in boxes {
            let low = A4[1] - y - height;
            let [x, low, width, height] = [x, low, width, height].map(|mm| mm * POINT);
            let _ = write!(self.operators, "{x:.3} {low:.3} {width:.3} {height:.3} re ");
        }
        self.operators.push_str("f\n");
    }

    /// The picture of the page.
    pub(super) fn picture(&mut self, image: Image, [x, y]: [f64; 2], side: f64) {
        let low = (A4[1] - y - side) * POINT;
        let (x, side) = (x * POINT, side * POINT);
        let _ = writeln!(self.operators, "q {side:.2} 0 0 {side:.2} {x:.2} {low:.2} cm /Im Do Q");
        self.image = Some(image);
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// Where something could not be packed, which memory alone can bring about.
    pub(super) fn file(self, title: &str, language: &str) -> std::io::Result<Vec<u8>> {
        let mut objects = Objects::default();
        objects.add("<< /Type /Catalog /Pages 2 0 R /Lang (LANGUAGE) >>".replace("LANGUAGE", language));
        objects.add("<< /Type /Pages /Count 1 /Kids [4 0 R] >>");
        let units: Vec<String> = title.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        objects.add(format!("<< /Title <FEFF{}> /Creator (Envol) >>", units.concat()));
        let [width, height] = A4.map(|mm| mm * POINT);
        // Page, its contents, five objects for each typeface, then the picture.
        let image = if self.image.is_some() {
            " /XObject << /Im 16 0 R >>"
        } else {
            ""
        };
        objects.add(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.3} {height:.3}] /Contents 5 0 R \
             /Resources << /Font << /F0 6 0 R /F1 11 0 R >>{image} >> >>"
        ));
        objects.packed("", self.operators.as_bytes())?;
        for weight in [Weight::Regular, Weight::Bold] {
            self.typeface(&mut objects, weight)?;
        }
        if let Some(image) = &self.image {
            let size = format!("/Width {} /Height {} /BitsPerComponent 8", image.width, image.height);
            let entries = format!(" /Type /XObject /Subtype /Image {size} /ColorSpace /DeviceRGB /SMask 17 0 R");
            objects.packed(&entries, &image.colours)?;
            let entries = format!(" /Type /XObject /Subtype /Image {size} /ColorSpace /DeviceGray");
            objects.packed(&entries, &image.covers)?;
        }
        Ok(objects.file())
    }

    /// A typeface, and which letters its glyphs are: words can be searched for, copied and read aloud.
    fn typeface(&self, objects: &mut Objects, weight: Weight) -> std::io::Result<()> {
        let (name, bytes) = FACES[weight as usize];
        let (face, first) = (&self.faces[weight as usize], objects.next());
        objects.add(format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{} 0 R] \
             /ToUnicode {} 0 R >>",
            first + 1,
            first + 4
        ));
        let widths: String = self.used[weight as usize].keys().fold(String::new(), |mut all, glyph| {
            let _ = write!(all, "{glyph} [{:.0}] ", self.advance(weight, *glyph));
            all
        });
        objects.add(format!(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity /DW 500 /W [{widths}] \
             /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {} 0 R >>",
            first + 2
        ));
        let thousandths = |units: i16| i32::from(units) * 1000 / i32::from(face.units_per_em());
        let around = face.global_bounding_box();
        objects.add(format!(
            "<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{} {} {} {}] /ItalicAngle 0 /Ascent {} \
             /Descent {} /CapHeight 668 /StemV 80 /FontFile2 {} 0 R >>",
            thousandths(around.x_min),
            thousandths(around.y_min),
            thousandths(around.x_max),
            thousandths(around.y_max),
            thousandths(face.ascender()),
            thousandths(face.descender()),
            first + 3
        ));
        objects.packed(&format!(" /Length1 {}", bytes.len()), bytes)?;
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Envol def /CMapType 2 def\n\
             1 begincodespacerange <0000> <FFFF> endcodespacerange\n",
        );
        let letters: Vec<_> = self.used[weight as usize].iter().collect();
        // A hundred letters at most in each part.
        for part in letters.chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", part.len());
            for (glyph, letter) in part {
                let mut units = [0; 2];
                let _ = write!(map, "<{glyph:04X}> <");
                for unit in letter.encode_utf16(&mut units) {
                    let _ = write!(map, "{unit:04X}");
                }
                map.push_str(">\n");
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap CMapName currentdict /CMap defineresource pop end end");
        objects.packed("", map.as_bytes())
    }
}

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

    fn packed(&mut self, entries: &str, bytes: &[u8]) -> std::io::Result<()> {
        let mut packing = ZlibEncoder::new(Vec::new(), Compression::default());
        packing.write_all(bytes)?;
        let packed = packing.finish()?;
        let mut object = format!("<< /Length {} /Filter /FlateDecode{entries} >>\nstream\n", packed.len()).into_bytes();
        object.extend_from_slice(&packed);
        object.extend_from_slice(b"\nendstream");
        self.add(object);
        Ok(())
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
        let (table, count) = (file.len(), self.0.len() + 1);
        file.extend(format!("xref\n0 {count}\n0000000000 65535 f \n").bytes());
        for place in places {
            file.extend(format!("{place:010} 00000 n \n").bytes());
        }
        let end = format!("trailer\n<< /Size {count} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{table}\n%%EOF\n");
        file.extend(end.bytes());
        file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_object_lies_where_the_table_says() {
        let mut paper = Paper::new().expect("typefaces");
        paper.line(Weight::Bold, 20.0, INK, [20.0, 30.0], "Premier vol « été »");
        paper.picture(
            Image {
                width: 1,
                height: 1,
                colours: vec![0; 3],
                covers: vec![255],
            },
            [20.0, 40.0],
            30.0,
        );
        let file = paper.file("Premier vol", "fr").expect("a file");
        let text = String::from_utf8_lossy(&file);
        let table: usize = text
            .rsplit_once("startxref\n")
            .and_then(|(_, end)| end.lines().next()?.parse().ok())
            .expect("a table");
        let rows = std::str::from_utf8(&file[table..]).expect("text").lines().skip(3);
        let places: Vec<usize> = rows
            .take_while(|row| row.ends_with("n "))
            .map(|row| row[..10].parse().expect("a place"))
            .collect();
        assert_eq!(places.len(), 17);
        for (at, place) in places.into_iter().enumerate() {
            assert!(
                file[place..].starts_with(format!("{} 0 obj", at + 1).as_bytes()),
                "{at}"
            );
        }
    }

    #[test]
    fn lines_stay_on_the_page_whatever_is_written() {
        let paper = Paper::new().expect("typefaces");
        for words in [
            "un mot puis un autre et encore un autre mot",
            &"m".repeat(200),
            "Élève 東京 🎈",
        ] {
            let lines = paper.wrapped(Weight::Regular, 12.0, 50.0, words);
            assert!(!lines.is_empty());
            for line in lines {
                assert!(paper.width(Weight::Regular, 12.0, &line) <= 50.0, "{line}");
            }
        }
    }
}
