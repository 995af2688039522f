//! The house's colours, letters and measures: `look.md` in code. One 8-px grid, points at 720p.

mod fonts;
mod palette;

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

pub(crate) use fonts::{FACES, bold, italic, regular};
pub(crate) use palette::*;

/// Body text, points.
pub(crate) const BODY: f32 = 20.0;
/// Secondary text, points.
pub(crate) const SMALL: f32 = 17.0;
/// Text in the corners during play, points.
pub(crate) const HUD: f32 = 24.0;
/// A screen's title, points.
pub(crate) const TITLE: f32 = 34.0;
/// The grid, points.
pub(crate) const STEP: f32 = 8.0;
/// Corner of cards and buttons, points.
pub(crate) const ROUND: f32 = 10.0;

/// The page a screen is laid out for, points; the zoom keeps every window at least this large for text as designed.
const PAGE: egui::Vec2 = egui::vec2(1204.0, 705.0);
/// How much text can grow in play, where everything has its corner; pages reflow and scroll for more.
pub(crate) const FITS: f32 = 1.18;
/// Height at which a point is a pixel.
const DESIGN_HEIGHT: f32 = 720.0;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Cornered>();
    app.init_resource::<TextSize>();
    app.add_systems(Startup, clothe);
    app.add_systems(EguiPrimaryContextPass, dress.in_set(Dress));
}

/// The page is dressed before any screen draws.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Dress;

/// How large the learner wants text, 1 = as designed.
#[derive(Resource, Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextSize(pub f32);

impl Default for TextSize {
    fn default() -> Self {
        Self(1.0)
    }
}

/// Points to pixels for a window of `size` pixels: a page grows with the window's height, and for text as designed
/// never gets less than [`PAGE`] points, so that nothing has to overlap. Larger text takes page.
pub(crate) fn zoom(size: egui::Vec2, text: f32) -> f32 {
    let designed = (size.y / DESIGN_HEIGHT).max(0.1) * text;
    let most = (size.x / PAGE.x).min(size.y / PAGE.y) * text.max(1.0);
    designed.min(most).max(0.5)
}

/// Before the first pass: what a pass uses, it must find at its beginning.
fn clothe(mut contexts: EguiContexts) -> Result {
    let context = contexts.ctx_mut()?;
    context.set_fonts(fonts::definitions());
    context.set_theme(egui::Theme::Light);
    context.all_styles_mut(style);
    context.options_mut(|options| {
        // Dots are painted as other shapes are: from a texture they would cost more, and part what is painted at once.
        options.tessellation_options.prerasterized_discs = false;
        // Screens act on what they read, so a frame has exactly one pass.
        options.max_passes = std::num::NonZeroUsize::MIN;
        options.zoom_with_keyboard = false;
        options.warn_on_id_clash = false;
    });
    Ok(())
}

/// True while everything on the screen has its corner and nothing can reflow: text grows to [`FITS`] then.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cornered(pub(crate) bool);

fn dress(
    mut contexts: EguiContexts,
    windows: Query<&Window>,
    text: Res<TextSize>,
    cornered: Res<Cornered>,
    mut warmed: Local<Option<f32>>,
) -> Result {
    let context = contexts.ctx_mut()?;
    let scale = context.pixels_per_point();
    if *warmed != Some(scale) {
        warm(context);
        *warmed = Some(scale);
    }
    if let Ok(window) = windows.single() {
        let pixels = egui::vec2(window.physical_width() as f32, window.physical_height() as f32);
        let text = if cornered.0 { text.0.min(FITS) } else { text.0 };
        let wanted = zoom(pixels, text) / window.scale_factor();
        if (context.zoom_factor() - wanted).abs() > 0.005 {
            context.set_zoom_factor(wanted);
        }
    }
    Ok(())
}

/// Draws every letter once: one that comes up later would be missing for a frame, which is long on a slow PC.
fn warm(context: &egui::Context) {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?'’\"«»()/%-–—…@\
                           àâçéèêëîïôùûüœÀÂÇÉÈÊËÎÏÔÙÛÜŒ";
    for (size, family) in [
        (SMALL, regular()),
        (SMALL, bold()),
        (BODY, regular()),
        (BODY, bold()),
        (BODY, italic()),
        (HUD, regular()),
        (HUD, bold()),
        (TITLE, bold()),
    ] {
        let font = egui::FontId::new(size, family);
        context.fonts_mut(|fonts| fonts.layout_no_wrap(LETTERS.to_owned(), font, INK));
    }
}

fn style(style: &mut egui::Style) {
    use egui::{FontId, TextStyle};
    style.text_styles = [
        (TextStyle::Small, FontId::new(SMALL, regular())),
        (TextStyle::Body, FontId::new(BODY, regular())),
        (TextStyle::Button, FontId::new(BODY, regular())),
        (TextStyle::Monospace, FontId::new(BODY, regular())),
        (TextStyle::Heading, FontId::new(TITLE, bold())),
    ]
    .into();
    style.animation_time = 0.15;
    style.interaction.selectable_labels = false;
    style.spacing.item_spacing = egui::vec2(STEP, STEP);
    style.spacing.scroll = egui::style::ScrollStyle::solid();
    style.spacing.scroll.bar_width = STEP;
    let visuals = &mut style.visuals;
    *visuals = egui::Visuals::light();
    visuals.override_text_color = Some(INK);
    visuals.panel_fill = PAPER;
    visuals.window_fill = PAPER;
    visuals.extreme_bg_color = WHITE;
    visuals.selection.bg_fill = SKY;
    visuals.selection.stroke = egui::Stroke::new(1.0, INK);
    visuals.text_cursor.stroke = egui::Stroke::new(2.0, PETROL);
    // Nothing blinks.
    visuals.text_cursor.blink = false;
    for widget in [
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
    ] {
        widget.bg_fill = SAND_DEEP;
        widget.fg_stroke = egui::Stroke::new(1.5, INK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_window_gets_a_whole_page() {
        for (width, height) in [
            (1024.0, 600.0),
            (1280.0, 720.0),
            (1920.0, 1080.0),
            (1366.0, 768.0),
            (1280.0, 1024.0),
        ] {
            let size = egui::vec2(width, height);
            let page = size / zoom(size, 1.0);
            assert!(
                page.x >= PAGE.x - 0.1 && page.y >= PAGE.y - 0.1,
                "{width} × {height} gives {page:?}"
            );
        }
        assert_eq!(zoom(egui::vec2(1280.0, 720.0), 2.0), 2.0, "twice is twice");
        assert_eq!(zoom(egui::vec2(1280.0, 720.0), 1.0), 1.0);
        assert_eq!(zoom(egui::vec2(1920.0, 1080.0), 1.0), 1.5);
    }
}
