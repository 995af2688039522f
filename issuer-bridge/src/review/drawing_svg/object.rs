//! The looks at an object as SVG, each with what it shows.

use std::fmt::Write as _;

use simulation::{MadeView, SeenFrom, Tick};
use situation::drawing::{Drawing, draw_made};

use super::{Page, clock, escape};
use crate::review::kept_object::KeptObject;
use crate::words::Words;

/// Room of the largest look: pixels of the page.
const SIDE: f64 = 260.0;

/// The object of a claim, as a page shows it.
#[derive(Debug)]
pub(crate) struct ObjectView {
    /// It stood so at the end of the session, not of an extract.
    at_the_end: bool,
    /// « 12:07 » of the session.
    pub(crate) clock: String,
    pub(crate) looks: Vec<LookView>,
}

impl ObjectView {
    /// Id of its heading.
    pub(crate) fn title(&self) -> &'static str {
        if self.at_the_end {
            "bridge-object-title-whole"
        } else {
            "bridge-object-title"
        }
    }
}

/// One look at it.
#[derive(Debug)]
pub(crate) struct LookView {
    pub(crate) svg: String,
    /// From where, or which part lies by itself.
    pub(crate) caption: String,
}

/// The object of a session of so many ticks, with titles whose ids begin with `id`; `None` where a later program kept it in a form of its own.
pub(crate) fn object(kept: &KeptObject, ticks: Tick, id: &str, words: Words) -> Option<ObjectView> {
    let made = kept.made()?;
    let page = Page {
        names: &kept.words,
        words,
    };
    let looks = made.views.iter().zip(draw_made(&made, SIDE)).enumerate();
    let looks = looks.map(|(at, (view, drawing))| {
        let caption = match view.from {
            SeenFrom::Front => words.say("bridge-object-front"),
            SeenFrom::Side => words.say("bridge-object-side"),
            SeenFrom::Alone => words.with("bridge-object-alone", "part", parts(&page, view)),
        };
        LookView {
            svg: svg(&page, &format!("{id}-{at}"), &caption, view, &drawing),
            caption,
        }
    });
    Some(ObjectView {
        at_the_end: kept.tick == ticks,
        clock: clock(kept.tick),
        looks: looks.collect(),
    })
}

fn parts(page: &Page, view: &MadeView) -> String {
    let names: Vec<String> = view.parts.iter().map(|part| page.name(&part.name)).collect();
    names.join(", ")
}

fn svg(page: &Page, id: &str, title: &str, view: &MadeView, drawing: &Drawing) -> String {
    let [width, height] = drawing.size.map(f64::ceil);
    let told = page.words.with("bridge-object-parts", "parts", parts(page, view));
    let mut svg = String::new();
    // Writing into a string cannot fail.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"look\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{}</title>\
         <desc id=\"{id}-desc\">{}</desc>",
        escape(title),
        escape(&told),
    );
    page.shapes(&mut svg, drawing.text, drawing.shapes.iter());
    svg.push_str("</svg>");
    svg
}
