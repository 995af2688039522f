//! « Envoyer ta demande ? »: exactly what leaves, to whom, asked once before it goes.

use bevy_egui::egui::{Id, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};
use station::Leaving;
use wording::FluentValue;

use super::what_leaves;
use crate::kit::{Cover, Kit, Pictogram, TextStyle, Weight, measure, write};
use crate::theme::{self, INK, PAPER, PETROL, STEP};

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
const BUTTON: f32 = 52.0;

impl Sure<'_> {
    /// Asks; `Some` once answered. The way back has the focus: nothing is sent by pressing the same key twice.
    pub(super) fn ask(&self, ui: &Ui, kit: &mut Kit<'_>) -> Option<bool> {
        kit.over(ui, "sure", Cover::Sure, |ui, kit| self.dialog(ui, kit))
    }

    fn dialog(&self, ui: &mut Ui, kit: &mut Kit<'_>) -> Option<bool> {
        let whole = ui.max_rect();
        ui.painter().rect_filled(whole, 0.0, INK.gamma_multiply(0.55));
        let width = WIDTH.min(whole.width() - 4.0 * STEP);
        let text = width - 6.0 * STEP;
        let (title, purpose) = (kit.say("game-ask-sure-title"), kit.say("game-ask-sure-purpose"));
        let words = text - SIGN - 4.0 * STEP;
        let lines: Vec<(Pictogram, String, f32)> = self
            .lines(kit)
            .into_iter()
            .map(|(sign, line)| {
                let height = measure(ui, words, &line, TextStyle::BODY).y;
                (sign, line, height.max(SIGN) + STEP)
            })
            .collect();
        let head = measure(ui, text, &title, TextStyle::TITLE).y + measure(ui, text, &purpose, TextStyle::BODY).y;
        let told: f32 = lines.iter().map(|(.., height)| height).sum();
        let most = whole.height() - 2.0 * STEP;
        let tall = (head + told + BUTTON + 10.0 * STEP).min(most);
        let place = Rect::from_center_size(whole.center(), vec2(width, tall));
        ui.painter().rect_filled(place, theme::ROUND, PAPER);
        ui.painter()
            .rect_stroke(place, theme::ROUND, Stroke::new(3.0, PETROL), StrokeKind::Inside);
        let inner = place.shrink(3.0 * STEP);
        let line = write(ui, inner.min, text, &title, TextStyle::TITLE);
        let at = line.left_bottom();
        let line = write(ui, at, text, &purpose, TextStyle::BODY.soft());
        let foot = Rect::from_min_max(Pos2::new(inner.left(), inner.bottom() - BUTTON), inner.max);
        let list = Rect::from_min_max(
            Pos2::new(inner.left(), line.bottom() + 1.5 * STEP),
            Pos2::new(inner.right(), foot.top() - STEP),
        );
        let scrolls = told > list.height();
        kit.scroll(ui, "sure-lines", list, |ui, kit| {
            let start = ui.max_rect().min;
            let mut y = start.y;
            for (index, (sign, line, height)) in lines.iter().enumerate() {
                if scrolls {
                    let whole = Rect::from_min_size(Pos2::new(start.x, y), vec2(text - 2.0 * STEP, height - STEP));
                    kit.tells(ui, Id::new(("sure-line", index)), whole, line);
                }
                let at = Rect::from_min_size(Pos2::new(start.x, y), vec2(SIGN, SIGN));
                sign.draw(ui.painter(), at, PETROL);
                let at = Pos2::new(start.x + SIGN + 2.0 * STEP, y + 2.0);
                write(ui, at, words, line, TextStyle::BODY);
                y += height;
            }
            ui.allocate_space(vec2(10.0, y - start.y));
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
    let no = kit.say("game-ask-sure-no");
    let rect = Rect::from_min_size(place.min, vec2(kit.button_width(ui, &no, true), BUTTON));
    let refused = kit
        .button_first(ui, "sure-no", rect, &no, Some(Pictogram::Back), Weight::Quiet, true)
        .chosen;
    kit.draw_back_key(ui, rect);
    let yes = kit.say("game-ask-sure-yes");
    let width = kit.button_width(ui, &yes, true);
    let rect = Rect::from_min_size(Pos2::new(place.right() - width, place.top()), vec2(width, BUTTON));
    let agreed = kit.button(ui, "sure-yes", rect, &yes, Some(Pictogram::Send), Weight::Primary);
    if refused || kit.focus.take_back() {
        Some(false)
    } else {
        agreed.then_some(true)
    }
}
