//! Atkinson Hyperlegible (OFL), carried in the program.

use std::sync::Arc;

use bevy_egui::egui::{FontData, FontDefinitions, FontFamily};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Bold.ttf");
const ITALIC: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegible-Italic.ttf");

/// The faces as files, for pages that egui does not draw.
pub(crate) const FACES: [&[u8]; 2] = [REGULAR, BOLD];

/// The ordinary face.
pub(crate) fn regular() -> FontFamily {
    FontFamily::Proportional
}

/// The bold face.
pub(crate) fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The italic face: a person's own words.
pub(crate) fn italic() -> FontFamily {
    FontFamily::Name("italic".into())
}

/// All faces; egui's own stand behind them for what they lack.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let behind = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (name, bytes) in [("regular", REGULAR), ("bold", BOLD), ("italic", ITALIC)] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let family = match name {
            "bold" => bold(),
            "italic" => italic(),
            _ => regular(),
        };
        let mut faces = vec![name.to_owned()];
        faces.extend(behind.iter().cloned());
        fonts.families.insert(family, faces);
    }
    fonts.families.insert(FontFamily::Monospace, vec!["regular".to_owned()]);
    fonts
}
