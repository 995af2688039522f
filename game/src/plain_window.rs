//! A window that needs no graphics driver and no engine: one sentence, « Réessayer », « Fermer ». It is for what goes
//! wrong before there is a game, so that nobody has to find a line in a terminal.
//!
//! An engine that gave up takes its event loop with it, and a process gets only one: [`refuse`] opens the window in a
//! process of its own (`--sentence`).

use std::fmt::Write as _;
use std::num::NonZeroU32;
use std::process::{Command, ExitCode};
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use softbuffer::{Context, Surface};
use winit::application::ApplicationHandler;
use winit::dpi::{LogicalSize, PhysicalPosition};
use winit::event::{ElementState, MouseButton, WindowEvent};
use winit::event_loop::{ActiveEventLoop, EventLoop};
use winit::keyboard::{Key, NamedKey};
use winit::window::{Window, WindowId};
use wording::Language;

use crate::theme;

/// Size of the page, points.
const PAGE: (f32, f32) = (760.0, 420.0);
/// Letters that surely fit a line of the page.
const LINE: usize = 58;
const LINE_HEIGHT: f32 = 30.0;
/// Left, top, width, height of the two buttons, points.
const CLOSE: [f32; 4] = [40.0, 340.0, 240.0, 52.0];
const AGAIN: [f32; 4] = [480.0, 340.0, 240.0, 52.0];

/// With it an X server's own idea of the text size is not asked.
pub(crate) const SCALE: &str = "WINIT_X11_SCALE_FACTOR";

/// What the window's process ends with where somebody wants another try.
const AGAIN_CODE: u8 = 10;

/// Says on the terminal and in a window why there is no game; tries again for as long as somebody wants to. `code` is
/// what the program ends with.
pub(crate) fn refuse(sentence: &str, language: Language, code: u8) -> ExitCode {
    eprintln!("{sentence}");
    let Ok(program) = std::env::current_exe() else {
        return ExitCode::from(code);
    };
    let answer = Command::new(program)
        .args(["--language", language.tag(), "--sentence", sentence])
        .status();
    if !answer.is_ok_and(|status| status.code() == Some(i32::from(AGAIN_CODE))) {
        return ExitCode::from(code);
    }
    again(|game| game)
}

/// Starts the game once more with the same arguments, changed by `how`, and ends as it ends.
pub(crate) fn again(how: impl FnOnce(&mut Command) -> &mut Command) -> ExitCode {
    let ended = std::env::current_exe()
        .and_then(|program| how(Command::new(program).args(std::env::args_os().skip(1))).status())
        .ok()
        .and_then(|status| status.code());
    // A signal leaves no code: it counts as a failure.
    ExitCode::from(ended.and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

/// Shows the window and waits; what the process ends with.
pub(crate) fn show(sentence: &str, language: Language) -> ExitCode {
    let mut window = Plain {
        sheet: sheet(sentence, language),
        pointer: PhysicalPosition::default(),
        open: None,
        again: false,
    };
    let shown = EventLoop::new().and_then(|events| events.run_app(&mut window));
    match shown {
        Ok(()) if window.again => ExitCode::from(AGAIN_CODE),
        // Where no window can be had at all, the terminal has said it.
        Ok(()) | Err(_) => ExitCode::SUCCESS,
    }
}

/// The page as SVG.
fn sheet(sentence: &str, language: Language) -> String {
    let mut lines = String::new();
    let mut y = 150.0;
    for line in wrapped(sentence) {
        let _ = write!(
            lines,
            r##"<text x="40" y="{y}" font-size="20" fill="#1B2330">{}</text>"##,
            situation::text::in_markup(&line)
        );
        y += LINE_HEIGHT;
    }
    let button = |[x, y, width, height]: [f32; 4], ground: &str, ink: &str, words: String, key: String| {
        format!(
            r##"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="10" fill="{ground}" stroke="#14606B" stroke-width="2"/>
            <text x="{}" y="{}" font-size="20" font-weight="bold" text-anchor="middle" fill="{ink}">{} · {}</text>"##,
            x + width / 2.0,
            y + height / 2.0 + 7.0,
            situation::text::in_markup(&words),
            situation::text::in_markup(&key),
        )
    };
    let say = |id: &str| wording::text(language, id, &[]);
    let close = button(
        CLOSE,
        "#F7F2E8",
        "#1B2330",
        say("game-plain-close"),
        say("game-key-escape"),
    );
    let again = button(
        AGAIN,
        "#14606B",
        "#FFFDF8",
        say("game-plain-again"),
        say("game-key-enter"),
    );
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><rect width="100%" height="100%" fill="#F7F2E8"/>
        <path d="M58 46 l18 32 h-36 z" fill="none" stroke="#14606B" stroke-width="4" stroke-linejoin="round"/>
        <text x="96" y="76" font-size="30" font-weight="bold" fill="#1B2330">{}</text>{lines}{close}{again}</svg>"##,
        PAGE.0,
        PAGE.1,
        situation::text::in_markup(&say("game-plain-title")),
    )
}

/// Lines that fit the page; a word longer than a line (a path) is broken.
fn wrapped(sentence: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in sentence.split_whitespace() {
        let mut rest: Vec<char> = word.chars().collect();
        while !rest.is_empty() {
            let line = lines.last().map_or(0, |line| line.chars().count());
            let gap = usize::from(line > 0);
            if line + gap + rest.len() <= LINE || (line == 0 && rest.len() > LINE) {
                let part: String = rest.drain(..rest.len().min(LINE)).collect();
                if let Some(last) = lines.last_mut() {
                    if gap == 1 {
                        last.push(' ');
                    }
                    last.push_str(&part);
                }
            } else {
                lines.push(String::new());
            }
        }
    }
    lines
}

/// The sheet in pixels; `None` for a size of nothing, which a minimised window has.
fn drawn(sheet: &str, width: u32, height: u32) -> Option<Pixmap> {
    let mut fonts = fontdb::Database::new();
    for face in theme::FACES {
        fonts.load_font_data(face.to_vec());
    }
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        font_family: "Atkinson Hyperlegible".to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(sheet, &options).ok()?;
    let mut pixels = Pixmap::new(width, height)?;
    pixels.fill(resvg::tiny_skia::Color::from_rgba8(0xF7, 0xF2, 0xE8, 0xFF));
    resvg::render(&tree, fitted(width, height), &mut pixels.as_mut());
    Some(pixels)
}

/// Points to pixels: the whole page, in the middle of the window.
fn fitted(width: u32, height: u32) -> Transform {
    let (width, height) = (width as f32, height as f32);
    let scale = (width / PAGE.0).min(height / PAGE.1);
    let (left, top) = ((width - scale * PAGE.0) / 2.0, (height - scale * PAGE.1) / 2.0);
    Transform::from_row(scale, 0.0, 0.0, scale, left, top)
}

/// The window and what is drawn on it.
type Open = (Arc<Window>, Surface<Arc<Window>, Arc<Window>>);

struct Plain {
    sheet: String,
    pointer: PhysicalPosition<f64>,
    open: Option<Open>,
    again: bool,
}

impl Plain {
    /// Whether the pointer is on a button.
    fn points_at(&self, [x, y, width, height]: [f32; 4]) -> bool {
        let Some((window, _)) = &self.open else { return false };
        let size = window.inner_size();
        let place = fitted(size.width, size.height);
        let at_x = (self.pointer.x as f32 - place.tx) / place.sx;
        let at_y = (self.pointer.y as f32 - place.ty) / place.sy;
        (x..=x + width).contains(&at_x) && (y..=y + height).contains(&at_y)
    }

    fn draw(&mut self) -> Option<()> {
        let (window, surface) = self.open.as_mut()?;
        let size = window.inner_size();
        let pixels = drawn(&self.sheet, size.width, size.height)?;
        surface
            .resize(NonZeroU32::new(size.width)?, NonZeroU32::new(size.height)?)
            .ok()?;
        let mut buffer = surface.buffer_mut().ok()?;
        for (to, from) in buffer.iter_mut().zip(pixels.pixels()) {
            *to = u32::from_be_bytes([0, from.red(), from.green(), from.blue()]);
        }
        buffer.present().ok()
    }

    fn end(&mut self, events: &ActiveEventLoop, again: bool) {
        self.again = again;
        events.exit();
    }
}

impl ApplicationHandler for Plain {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        let attributes = Window::default_attributes()
            .with_title("Envol")
            .with_inner_size(LogicalSize::new(PAGE.0, PAGE.1));
        let opened = events.create_window(attributes).ok().and_then(|window| {
            let window = Arc::new(window);
            let context = Context::new(Arc::clone(&window)).ok()?;
            let surface = Surface::new(&context, Arc::clone(&window)).ok()?;
            Some((window, surface))
        });
        match opened {
            Some(open) => self.open = Some(open),
            None => events.exit(),
        }
    }

    fn window_event(&mut self, events: &ActiveEventLoop, _: WindowId, event: WindowEvent) {
        match event {
            WindowEvent::CloseRequested => self.end(events, false),
            WindowEvent::RedrawRequested => {
                self.draw();
            }
            WindowEvent::Resized(_) => {
                if let Some((window, _)) = &self.open {
                    window.request_redraw();
                }
            }
            WindowEvent::CursorMoved { position, .. } => self.pointer = position,
            WindowEvent::MouseInput {
                state: ElementState::Released,
                button: MouseButton::Left,
                ..
            } => {
                if self.points_at(AGAIN) {
                    self.end(events, true);
                } else if self.points_at(CLOSE) {
                    self.end(events, false);
                }
            }
            WindowEvent::KeyboardInput { event, .. } if event.state == ElementState::Pressed && !event.repeat => {
                match event.logical_key {
                    Key::Named(NamedKey::Enter) => self.end(events, true),
                    Key::Named(NamedKey::Escape) => self.end(events, false),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_wrapped_and_nothing_of_it_is_lost() {
        let path = "/".to_owned() + &"dossier-au-nom-long/".repeat(8);
        let sentence = format!("Le dossier {path} ne peut pas être ouvert <par> « nous » & d'autres.");
        let lines = wrapped(&sentence);
        assert!(lines.iter().all(|line| line.chars().count() <= LINE), "{lines:?}");
        let joined = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(joined(&lines.concat()), joined(&sentence));
    }

    #[test]
    fn the_sheet_draws_letters_in_both_languages() {
        for language in Language::ALL {
            let sheet = sheet("Un <sens> & deux « mots ».", language);
            let pixels = drawn(&sheet, 760, 420).expect("a page");
            let ink = pixels.pixels().iter().filter(|p| p.red() < 0x40).count();
            assert!(ink > 1000, "only {ink} dark pixels");
            assert!(drawn(&sheet, 0, 0).is_none());
        }
    }
}
