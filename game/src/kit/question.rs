//! A question before something is done that cannot be undone: what will happen, and the two ways.

use bevy_egui::egui::{Id, Rect, Ui, vec2};

use super::{Column, Cover, HEIGHT, Kit, Pictogram, Pile, Row, TextStyle, Weight, measure};
use crate::theme::{PETROL, STEP};

/// What is asked, and what each answer is called.
pub(crate) struct Question {
    /// Another question, another id: where one follows the other, the yes of the first is not the yes of the second.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) purpose: String,
    /// What will happen, one line for each kind of thing.
    pub(crate) lines: Vec<(Pictogram, String)>,
    pub(crate) no: String,
    pub(crate) yes: String,
    /// Beside the yes.
    pub(crate) sign: Pictogram,
}

const WIDTH: f32 = 780.0;
const SIGN: f32 = 30.0;
/// What a list that may scroll takes beside and around its lines, points.
const SCROLL: f32 = 26.0;

impl Question {
    /// Asks; `Some` once answered. The way back has the focus: nothing is done by pressing the same key twice.
    pub(crate) fn ask(&self, ui: &Ui, kit: &mut Kit<'_>) -> Option<bool> {
        self.ask_over(ui, kit, Cover::Sure)
    }

    /// As [`Self::ask`], above all that `height` covers.
    pub(crate) fn ask_over(&self, ui: &Ui, kit: &mut Kit<'_>, height: Cover) -> Option<bool> {
        kit.over(ui, &self.id, height, |ui, kit| self.dialog(ui, kit))
    }

    fn dialog(&self, ui: &mut Ui, kit: &mut Kit<'_>) -> Option<bool> {
        let width = WIDTH.min(ui.max_rect().width() - 4.0 * STEP);
        let text = width - 6.0 * STEP;
        let words = Column::signed_width(text - SCROLL);
        let told: f32 = self
            .lines
            .iter()
            .map(|(_, line)| measure(ui, words, line, TextStyle::BODY).y.max(SIGN) + STEP)
            .sum();
        let head =
            measure(ui, text, &self.title, TextStyle::TITLE).y + measure(ui, text, &self.purpose, TextStyle::BODY).y;
        let tall = head + told + HEIGHT + 13.5 * STEP;
        let mut pile = Pile::of(kit.dialog(ui, vec2(width, tall)).shrink(3.0 * STEP));
        pile.text(ui, &self.title, TextStyle::TITLE);
        pile.text(ui, &self.purpose, TextStyle::BODY.soft());
        pile.gap(1.0);
        let foot = pile.bottom(HEIGHT);
        // The key of the way that has the focus stands over its edge.
        pile.gap_bottom(3.0);
        let scrolls = told + SCROLL > pile.rest().height();
        kit.scroll_column(ui, "sure-lines", pile.rest(), |ui, kit, column| {
            for (index, (sign, line)) in self.lines.iter().enumerate() {
                let mut signed = *column;
                signed.signed(ui, (*sign, PETROL), line, TextStyle::BODY);
                let place = column.take(signed.bottom() - column.bottom());
                if scrolls {
                    kit.tells(ui, Id::new(("sure-line", index)), place, line);
                }
                column.gap(1.0);
            }
        });
        self.ways(ui, kit, foot)
    }

    /// The no, left, and the yes, right.
    fn ways(&self, ui: &mut Ui, kit: &mut Kit<'_>, place: Rect) -> Option<bool> {
        let mut row = Row::of(place);
        let rect = row.left(kit.button_width(ui, &self.no, true));
        let refused = kit
            .button_first(
                ui,
                (self.id.as_str(), "no"),
                rect,
                &self.no,
                Some(Pictogram::Back),
                Weight::Quiet,
                true,
            )
            .chosen;
        kit.draw_back_key(ui, rect);
        let rect = row.right(kit.button_width(ui, &self.yes, true));
        let agreed = kit.button(
            ui,
            (self.id.as_str(), "yes"),
            rect,
            &self.yes,
            Some(self.sign),
            Weight::Primary,
        );
        if refused || kit.focus.take_back() {
            Some(false)
        } else {
            agreed.then_some(true)
        }
    }
}
