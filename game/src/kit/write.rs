//! Text: its styles by name, and lines of it in places.

use std::sync::Arc;

use bevy_egui::egui::{Align, Color32, FontFamily, FontId, Galley, Pos2, Rect, Ui, Vec2, text::LayoutJob};

use crate::theme::{self, INK, INK_SOFT};

/// The cut of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    Regular,
    Bold,
    Italic,
}

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextStyle {
    size: f32,
    cut: Cut,
    colour: Color32,
}

impl TextStyle {
    /// A screen's title.
    pub(crate) const TITLE: Self = Self::bold(theme::TITLE);
    /// What heads a part of a page; text in the corners during play.
    pub(crate) const HEADING: Self = Self::bold(theme::HUD);
    /// As large as a heading, to be read on.
    pub(crate) const LEAD: Self = Self::regular(theme::HUD);
    /// What stands out in a page: names, labels.
    pub(crate) const STRONG: Self = Self::bold(theme::BODY);
    /// What a page says.
    pub(crate) const BODY: Self = Self::regular(theme::BODY);
    /// Somebody's own words.
    pub(crate) const QUOTE: Self = Self {
        cut: Cut::Italic,
        ..Self::BODY
    };
    /// What is said beside.
    pub(crate) const SMALL: Self = Self::regular(theme::SMALL);
    /// What stands out in what is said beside.
    pub(crate) const SMALL_STRONG: Self = Self::bold(theme::SMALL);

    /// Bold letters of this size, points.
    pub(crate) const fn bold(size: f32) -> Self {
        Self {
            cut: Cut::Bold,
            ..Self::regular(size)
        }
    }

    /// Upright letters of this size, points.
    pub(crate) const fn regular(size: f32) -> Self {
        Self {
            size,
            cut: Cut::Regular,
            colour: INK,
        }
    }

    /// The same, quieter.
    #[must_use]
    pub(crate) const fn soft(self) -> Self {
        self.in_colour(INK_SOFT)
    }

    /// The same in another colour.
    #[must_use]
    pub(crate) const fn in_colour(self, colour: Color32) -> Self {
        Self { colour, ..self }
    }

    /// The letters.
    pub(crate) fn font(self) -> FontId {
        FontId::new(self.size, self.family())
    }

    fn family(self) -> FontFamily {
        match self.cut {
            Cut::Regular => theme::regular(),
            Cut::Bold => theme::bold(),
            Cut::Italic => theme::italic(),
        }
    }
}

/// Spaces at which a line never ends: French has one before signs of two parts and inside its quotation marks.
fn bound(text: &str) -> String {
    const SPACES: [(&str, &str); 6] = [
        (" :", "\u{a0}:"),
        (" ;", "\u{a0};"),
        (" ?", "\u{a0}?"),
        (" !", "\u{a0}!"),
        (" »", "\u{a0}»"),
        ("« ", "«\u{a0}"),
    ];
    let plain = text.to_owned();
    SPACES.iter().fold(plain, |text, (free, bound)| {
        if text.contains(free) {
            text.replace(free, bound)
        } else {
            text
        }
    })
}

fn galley(ui: &Ui, width: f32, text: &str, style: TextStyle, align: Align) -> Arc<Galley> {
    let mut job = LayoutJob::simple(bound(text), style.font(), style.colour, width);
    job.halign = align;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Size of `text` in lines of at most `width`.
pub(crate) fn measure(ui: &Ui, width: f32, text: &str, style: TextStyle) -> Vec2 {
    galley(ui, width, text, style, Align::LEFT).size()
}

/// Writes `text` from `at`, in lines of at most `width`; gives the place it took.
pub(crate) fn write(ui: &Ui, at: Pos2, width: f32, text: &str, style: TextStyle) -> Rect {
    let galley = galley(ui, width, text, style, Align::LEFT);
    let place = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, style.colour);
    place
}

/// Writes `text` in the middle of `place`, in lines as wide as it.
pub(crate) fn write_centred(ui: &Ui, place: Rect, text: &str, style: TextStyle) -> Rect {
    let galley = galley(ui, place.width(), text, style, Align::Center);
    let top = place.center().y - galley.size().y / 2.0;
    let taken = Rect::from_center_size(place.center(), galley.size());
    ui.painter()
        .galley(Pos2::new(place.center().x, top), galley, style.colour);
    taken
}

/// Writes `text` in one line at the left of `place`, in the middle of its height; what finds no room is left out with a
/// sign of it.
pub(crate) fn write_line(ui: &Ui, place: Rect, text: &str, style: TextStyle) {
    let mut job = LayoutJob::simple(text.to_owned(), style.font(), style.colour, place.width());
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = Pos2::new(place.left(), place.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, style.colour);
}

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn no_line_begins_with_a_sign_of_two_parts() {
        let said = bound("Un morceau : « Reçu » ? Oui ! Oui ; non.");
        assert_eq!(
            said,
            "Un morceau\u{a0}: «\u{a0}Reçu\u{a0}»\u{a0}? Oui\u{a0}! Oui\u{a0}; non."
        );
        assert_eq!(bound("A sign: none? None!"), "A sign: none? None!");
    }
}
