//! The window's pictures, in a format that takes values as they are.
//!
//! Bevy 0.19 always asks for a surface that turns light into sRGB with each pixel that is written or blended, and keeps
//! what it asked for to itself. A software rasteriser pays for that in full.

use std::time::{Duration, Instant};

use super::overlay::Overlay;
use crate::window::Rest;
use bevy::camera::NormalizedRenderTarget;
use bevy::ecs::entity::EntityHashMap;
use bevy::prelude::*;
use bevy::render::camera::ExtractedCamera;
use bevy::render::render_resource::{
    TextureDescriptor, TextureDimension, TextureFormat, TextureView, TextureViewDescriptor,
};
use bevy::render::renderer::{RenderAdapter, RenderAdapterInfo, RenderDevice, RenderInstance};
use bevy::render::view::ViewTarget;
use bevy::render::view::window::{ExtractedWindow, ExtractedWindows};
use bevy::window::{PresentMode, RawHandleWrapper};
use wgpu::{CurrentSurfaceTexture, DeviceType, SurfaceConfiguration, SurfaceTargetUnsafe, TextureUsages};

/// Frames that may wait for the screen.
const LATENCY: u32 = 2;

/// What is drawn on, by window.
#[derive(Resource, Default)]
pub(super) struct Surfaces(EntityHashMap<Held>);

impl Surfaces {
    /// What is to be painted on in place of `asked`: the window's own picture where that only stands in for it; none where
    /// there is no picture to be had in this frame.
    pub(super) fn instead<'a>(&'a self, asked: &'a wgpu::TextureView) -> Option<&'a wgpu::TextureView> {
        match self.0.values().find(|held| *held.stand_in == *asked) {
            Some(held) => held.view.as_deref(),
            None => Some(asked),
        }
    }

    /// How pixels of this window are kept.
    pub(super) fn format(&self, window: Entity) -> Option<TextureFormat> {
        self.0.get(&window).map(|held| held.configuration.format)
    }
}

struct Held {
    /// Of the picture that is being painted.
    view: Option<TextureView>,
    /// What was painted and is not shown yet.
    painted: Option<wgpu::SurfaceTexture>,
    surface: wgpu::Surface<'static>,
    configuration: SurfaceConfiguration,
    /// Stands for the window's picture until there is one: Bevy prepares a frame's views long before it is painted.
    stand_in: TextureView,
    /// Keeps the window for as long as there is something to draw on it; fields are dropped in this order.
    _window: RawHandleWrapper,
}

impl Held {
    fn show(&mut self) {
        if let Some(texture) = self.painted.take() {
            texture.present();
        }
    }
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
                drop(held.painted.take());
                held.configuration.width = window.physical_width;
                held.configuration.height = window.physical_height;
                held.configuration.present_mode = present_mode(window.present_mode);
                device.configure_surface(&held.surface, &held.configuration);
            }
            continue;
        }
        match open(window, &instance, &adapter, &device) {
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
fn open(
    window: &ExtractedWindow,
    instance: &RenderInstance,
    adapter: &RenderAdapter,
    device: &RenderDevice,
) -> Result<Held, String> {
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
    let stand_in = device.create_texture(&TextureDescriptor {
        label: Some("stand-in"),
        size: wgpu::Extent3d::default(),
        mip_level_count: 1,
        sample_count: 1,
        dimension: TextureDimension::D2,
        format,
        usage: TextureUsages::RENDER_ATTACHMENT,
        view_formats: &[],
    });
    Ok(Held {
        view: None,
        painted: None,
        stand_in: stand_in.create_view(&TextureViewDescriptor::default()),
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

/// Whether there is anything to paint in this frame; the window's picture itself is taken as late as can be.
pub(super) fn want(
    mut windows: ResMut<ExtractedWindows>,
    surfaces: Res<Surfaces>,
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
        window.swap_chain_texture_format = Some(held.configuration.format);
        window.swap_chain_texture_view_format = Some(held.configuration.format);
        window.swap_chain_texture_view = Some(held.stand_in.clone());
        *painted = Some(Instant::now());
        trace!("painted");
    }
}

/// Shows what the frame before painted, and takes the picture that this one is painted on.
pub(super) fn take(
    views: Query<(&ExtractedCamera, &ViewTarget)>,
    windows: Res<ExtractedWindows>,
    mut surfaces: ResMut<Surfaces>,
    device: Res<RenderDevice>,
) {
    for (entity, held) in &mut surfaces.0 {
        held.show();
        held.view = None;
        let is_ours = |window: &ExtractedWindow| {
            let view = window.swap_chain_texture_view.as_ref();
            view.is_some_and(|view| view.id() == held.stand_in.id())
        };
        let is_seen = views.iter().any(|(camera, _)| match &camera.target {
            Some(NormalizedRenderTarget::Window(window)) => window.entity() == *entity,
            _ => false,
        });
        if !is_seen || !windows.windows.get(entity).is_some_and(is_ours) {
            continue;
        }
        let Some(texture) = next(held, &device) else { continue };
        let view = texture.texture.create_view(&wgpu::TextureViewDescriptor::default());
        held.view = Some(TextureView::from(view));
        held.painted = Some(texture);
    }
}

/// Shows what was painted, unless it is still being painted while the next frame is thought out: a software rasteriser
/// paints with the processor that thinks, and showing waits for it. What stands still is not followed by another frame.
pub(super) fn show(mut surfaces: ResMut<Surfaces>, rest: Res<Rest>, adapter: Res<RenderAdapterInfo>) {
    if rest.goes_on() && adapter.device_type == DeviceType::Cpu {
        return;
    }
    for held in surfaces.0.values_mut() {
        held.show();
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
