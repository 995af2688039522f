//! The window's pictures, in a format that takes values as they are.
//!
//! Bevy 0.19 always asks for a surface that turns light into sRGB with each pixel that is written or blended, and keeps
//! what it asked for to itself. A software rasteriser pays for that in full.

use std::time::{Duration, Instant};

use super::overlay::Overlay;
use crate::window::Rest;
use bevy::ecs::entity::EntityHashMap;
use bevy::prelude::*;
use bevy::render::render_resource::{SurfaceTexture, TextureFormat, TextureView};
use bevy::render::renderer::{RenderAdapter, RenderDevice, RenderInstance};
use bevy::render::view::window::{ExtractedWindow, ExtractedWindows};
use bevy::window::{PresentMode, RawHandleWrapper};
use wgpu::{CurrentSurfaceTexture, SurfaceConfiguration, SurfaceTargetUnsafe, TextureUsages};

/// Frames that may wait for the screen.
const LATENCY: u32 = 2;

/// What is drawn on, by window.
#[derive(Resource, Default)]
pub(super) struct Surfaces(EntityHashMap<Held>);

impl Surfaces {
    /// How pixels of this window are kept.
    pub(super) fn format(&self, window: Entity) -> Option<TextureFormat> {
        self.0.get(&window).map(|held| held.configuration.format)
    }
}

struct Held {
    surface: wgpu::Surface<'static>,
    configuration: SurfaceConfiguration,
    /// Keeps the window for as long as there is something to draw on it; fields are dropped in this order.
    _window: RawHandleWrapper,
}

/// Opens a surface for each new window and fits it to a size that changed.
pub(super) fn hold(
    mut windows: ResMut<ExtractedWindows>,
    mut surfaces: ResMut<Surfaces>,
    instance: Res<RenderInstance>,
    adapter: Res<RenderAdapter>,
    device: Res<RenderDevice>,
) {
    surfaces.0.retain(|window, _| windows.windows.contains_key(window));
    for (entity, window) in &mut windows.windows {
        if let Some(held) = surfaces.0.get_mut(entity) {
            if window.size_changed || window.present_mode_changed {
                window.swap_chain_texture_view = None;
                drop(window.swap_chain_texture.take());
                held.configuration.width = window.physical_width;
                held.configuration.height = window.physical_height;
                held.configuration.present_mode = present_mode(window.present_mode);
                device.configure_surface(&held.surface, &held.configuration);
            }
            continue;
        }
        match open(window, &instance, &adapter) {
            Ok(held) => {
                device.configure_surface(&held.surface, &held.configuration);
                surfaces.0.insert(*entity, held);
            }
            Err(error) => error!("no picture can be shown in this window: {error}"),
        }
    }
}

#[expect(
    unsafe_code,
    reason = "a surface is made from handles that only the window's owner may vouch for"
)]
fn open(window: &ExtractedWindow, instance: &RenderInstance, adapter: &RenderAdapter) -> Result<Held, String> {
    let target = SurfaceTargetUnsafe::RawHandle {
        raw_display_handle: Some(window.handle.get_display_handle()),
        raw_window_handle: window.handle.get_window_handle(),
    };
    // SAFETY: both handles come from a window that is open, and `_window` keeps it until the surface is gone.
    let surface = unsafe { instance.create_surface_unsafe(target) }.map_err(|error| error.to_string())?;
    let can = surface.get_capabilities(adapter);
    let format = plain(&can.formats).ok_or("the adapter offers no format for it")?;
    let configuration = SurfaceConfiguration {
        usage: TextureUsages::RENDER_ATTACHMENT,
        format,
        width: window.physical_width,
        height: window.physical_height,
        present_mode: present_mode(window.present_mode),
        desired_maximum_frame_latency: LATENCY,
        alpha_mode: wgpu::CompositeAlphaMode::Auto,
        view_formats: Vec::new(),
    };
    Ok(Held {
        surface,
        configuration,
        _window: window.handle.clone(),
    })
}

/// The first of eight bits a channel that takes values as they are; else the first at all.
fn plain(formats: &[TextureFormat]) -> Option<TextureFormat> {
    let as_they_are = |format: &&TextureFormat| matches!(format, TextureFormat::Bgra8Unorm | TextureFormat::Rgba8Unorm);
    formats.iter().find(as_they_are).or(formats.first()).copied()
}

/// Wgpu falls back by itself to what the window offers.
fn present_mode(asked: PresentMode) -> wgpu::PresentMode {
    match asked {
        PresentMode::AutoNoVsync | PresentMode::Immediate | PresentMode::Mailbox => wgpu::PresentMode::AutoNoVsync,
        PresentMode::AutoVsync | PresentMode::Fifo | PresentMode::FifoRelaxed => wgpu::PresentMode::AutoVsync,
    }
}

/// What stands still is painted again after so long: a window may have lost what it showed without saying so.
const AGAIN: Duration = Duration::from_secs(5);

/// The picture that this frame is painted on; none where it would be the one that is shown.
pub(super) fn acquire(
    mut windows: ResMut<ExtractedWindows>,
    surfaces: Res<Surfaces>,
    device: Res<RenderDevice>,
    rest: Res<Rest>,
    overlay: Res<Overlay>,
    mut painted: Local<Option<Instant>>,
) {
    let is_same = rest.still && !overlay.changed() && painted.is_some_and(|at| at.elapsed() < AGAIN);
    for (entity, window) in &mut windows.windows {
        let is_new = window.needs_initial_present || window.size_changed;
        if (rest.hidden || is_same) && !is_new {
            continue;
        }
        let Some(held) = surfaces.0.get(entity) else {
            continue;
        };
        // The picture of the frame before was not shown: it serves again.
        if window.swap_chain_texture.is_some() && window.swap_chain_texture_view.is_some() {
            continue;
        }
        let Some(texture) = next(held, &device) else { continue };
        window.swap_chain_texture_format = Some(held.configuration.format);
        window.swap_chain_texture_view_format = Some(held.configuration.format);
        let view = texture.texture.create_view(&wgpu::TextureViewDescriptor::default());
        window.swap_chain_texture_view = Some(TextureView::from(view));
        window.swap_chain_texture = Some(SurfaceTexture::from(texture));
        *painted = Some(Instant::now());
        trace!("painted");
    }
}

fn next(held: &Held, device: &RenderDevice) -> Option<wgpu::SurfaceTexture> {
    let taken = match held.surface.get_current_texture() {
        CurrentSurfaceTexture::Outdated | CurrentSurfaceTexture::Lost => {
            device.configure_surface(&held.surface, &held.configuration);
            held.surface.get_current_texture()
        }
        taken => taken,
    };
    match taken {
        CurrentSurfaceTexture::Success(texture) | CurrentSurfaceTexture::Suboptimal(texture) => Some(texture),
        // Covered by other windows, or a screen that is slow to answer: the next frame is painted again.
        CurrentSurfaceTexture::Occluded | CurrentSurfaceTexture::Timeout => None,
        other => {
            warn!("no picture to paint on in this frame: {other:?}");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_taken_as_they_are_wherever_the_window_can() {
        use TextureFormat::{Bgra8Unorm, Bgra8UnormSrgb, Rgba8UnormSrgb, Rgba16Float};
        assert_eq!(plain(&[Bgra8UnormSrgb, Bgra8Unorm]), Some(Bgra8Unorm));
        assert_eq!(plain(&[Rgba16Float, Rgba8UnormSrgb]), Some(Rgba16Float));
        assert_eq!(plain(&[]), None);
    }
}
