//! « Envoyer ta demande ? »: exactly what leaves, to whom, asked once before it goes.

use bevy_egui::egui::{Id, Rect, Ui, vec2};
use station::Leaving;
use wording::FluentValue;

use super::what_leaves;
use crate::kit::{Column, Cover, HEIGHT, Kit, Pictogram, Pile, Row, TextStyle, Weight, measure};
use crate::theme::{PETROL, STEP};

/// What would leave, and where it would go.
pub(super) struct Sure<'a> {
    pub(super) leaving: &'a Leaving,
    pub(super) whole: bool,
    /// Name of the badge.
    pub(super) badge: &'a str,
    /// `None` on a station that is linked to nobody.
    pub(super) organisation: Option<&'a str>,
    /// A name goes with it.
    pub(super) named: bool,
    /// An e-mail goes with it.
    pub(super) mailed: bool,
}

const WIDTH: f32 = 780.0;
const SIGN: f32 = 30.0;
/// What a list that may scroll takes beside and around its lines, points.
const SCROLL: f32 = 26.0;

impl Sure<'_> {
    /// Asks; `Some` once answered. The way back has the focus: nothing is sent by pressing the same key twice.
    pub(super) fn ask(&self, ui: &Ui, kit: &mut Kit<'_>) -> Option<bool> {
        kit.over(ui, "sure", Cover::Sure, |ui, kit| self.dialog(ui, kit))
    }

    fn dialog(&self, ui: &mut Ui, kit: &mut Kit<'_>) -> Option<bool> {
        let width = WIDTH.min(ui.max_rect().width() - 4.0 * STEP);
        let text = width - 6.0 * STEP;
        let (title, purpose) = (kit.say("game-ask-sure-title"), kit.say("game-ask-sure-purpose"));
        let lines = self.lines(kit);
        let words = Column::signed_width(text - SCROLL);
        let told: f32 = lines
            .iter()
            .map(|(_, line)| measure(ui, words, line, TextStyle::BODY).y.max(SIGN) + STEP)
            .sum();
        let head = measure(ui, text, &title, TextStyle::TITLE).y + measure(ui, text, &purpose, TextStyle::BODY).y;
        let tall = head + told + HEIGHT + 13.5 * STEP;
        let mut pile = Pile::of(kit.dialog(ui, vec2(width, tall)).shrink(3.0 * STEP));
        pile.text(ui, &title, TextStyle::TITLE);
        pile.text(ui, &purpose, TextStyle::BODY.soft());
        pile.gap(1.0);
        let foot = pile.bottom(HEIGHT);
        // The key of the way that has the focus stands over its edge.
        pile.gap_bottom(3.0);
        let scrolls = told + SCROLL > pile.rest().height();
        kit.scroll_column(ui, "sure-lines", pile.rest(), |ui, kit, column| {
            for (index, (sign, line)) in lines.iter().enumerate() {
                let mut signed = *column;
                signed.signed(ui, (*sign, PETROL), line, TextStyle::BODY);
                let place = column.take(signed.bottom() - column.bottom());
                if scrolls {
                    kit.tells(ui, Id::new(("sure-line", index)), place, line);
                }
                column.gap(1.0);
            }
        });
        ways(ui, kit, foot)
    }

    /// What leaves, one line for each kind of thing.
    fn lines(&self, kit: &Kit<'_>) -> Vec<(Pictogram, String)> {
        let leaving = self.leaving;
        let badge = ("badge", FluentValue::from(self.badge));
        let to = match self.organisation {
            Some(to) => kit.say_with("game-leave-to", &[("organisation", FluentValue::from(to)), badge]),
            None => kit.say_with("game-leave-nowhere", &[badge]),
        };
        let told = match (leaving.account, leaving.named) {
            (true, true) => "both",
            (true, false) => "account",
            (false, true) => "named",
            (false, false) => "none",
        };
        let told = [
            ("told", FluentValue::from(told)),
            ("pseudonym", FluentValue::from(leaving.pseudonym.as_str())),
        ];
        let given = match (self.named, self.mailed) {
            (true, true) => "both",
            (true, false) => "name",
            (false, true) => "email",
            (false, false) => "none",
        };
        // None is said of rows and of moments; what else there is none of needs no words.
        let counted = [
            ("game-leave-rows", "rows", leaving.rows, true),
            ("game-leave-moments", "moments", leaving.moments, true),
            ("game-leave-answers", "answers", leaving.answers, false),
            ("game-leave-own-words", "words", leaving.words, false),
            ("game-leave-people", "people", leaving.people, false),
        ];
        let counted: Vec<String> = counted
            .into_iter()
            .filter(|(_, _, count, always)| *always || *count > 0)
            .map(|(id, name, count, _)| kit.say_with(id, &[(name, FluentValue::from(count))]))
            .collect();
        let mut lines = vec![
            (Pictogram::Send, to),
            (Pictogram::Speech, kit.say_with("game-leave-told", &told)),
            (Pictogram::Spark, counted.join(" ")),
            (Pictogram::Film, what_leaves(kit, &leaving.session, self.whole)),
        ];
        if self.organisation.is_some() {
            let given = [("given", FluentValue::from(given))];
            lines.push((Pictogram::Lock, kit.say_with("game-leave-identity", &given)));
        }
        lines
    }
}

/// « Pas encore », left, and « Oui, j'envoie », right.
fn ways(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect) -> Option<bool> {
    let mut row = Row::of(place);
    let no = kit.say("game-ask-sure-no");
    let rect = row.left(kit.button_width(ui, &no, true));
    let refused = kit
        .button_first(ui, "sure-no", rect, &no, Some(Pictogram::Back), Weight::Quiet, true)
        .chosen;
    kit.draw_back_key(ui, rect);
    let yes = kit.say("game-ask-sure-yes");
    let rect = row.right(kit.button_width(ui, &yes, true));
    let agreed = kit.button(ui, "sure-yes", rect, &yes, Some(Pictogram::Send), Weight::Primary);
    if refused || kit.focus.take_back() {
        Some(false)
    } else {
        agreed.then_some(true)
    }
}
