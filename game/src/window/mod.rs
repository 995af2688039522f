//! The window and how it is drawn: cheap enough for an old PC without a graphics card.

mod rest;

use std::path::PathBuf;

use bevy::asset::AssetEventSystems;
use bevy::core_pipeline::tonemapping::Tonemapping;
use bevy::ecs::schedule::{Schedules, SingleThreadedExecutor};
use bevy::light::cluster::{ClusterConfig, GlobalClusterSettings};
use bevy::log::LogPlugin;
use bevy::pbr::PbrPlugin;
use bevy::prelude::*;
use bevy::render::batching::gpu_preprocessing::{GpuPreprocessingMode, GpuPreprocessingSupport};
use bevy::render::camera::CameraRenderGraph;
use bevy::render::{RenderApp, RenderPlugin, RenderStartup, init_gpu_resource};
use bevy::window::{PresentMode, WindowResolution};
use bevy::winit::{WinitPlugin, WinitSettings};
use bevy_egui::{EguiGlobalSettings, EguiPlugin, EguiPostUpdateSet, PrimaryEguiContext};

use crate::departing::Kiosk;
use crate::options::Options;
use crate::painter::{Device, Painter, Painting};
use crate::quality;
use crate::scene::camera::Eye;
pub(crate) use rest::Rest;

/// Size of a new window, pixels.
const SIZE: (u32, u32) = (1280, 720);
/// Smallest window in which everything has its place, pixels.
const LEAST: (f32, f32) = (800.0, 480.0);

/// Adds window, rendering and the one camera. `last_way` is tried last.
pub(crate) fn add(app: &mut App, options: &Options, last_way: Option<String>) {
    let (width, height) = options.window.unwrap_or(SIZE);
    let mut window = Window {
        title: "Envol".to_owned(),
        name: Some("envol".to_owned()),
        resolution: WindowResolution::new(width, height),
        resize_constraints: WindowResizeConstraints {
            min_width: LEAST.0,
            min_height: LEAST.1,
            ..default()
        },
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    let kiosk = Kiosk(options.kiosk);
    kiosk.dress(&mut window);
    app.insert_resource(kiosk);
    // Nine tenths of a frame on a software rasteriser go into preparing instances on the "GPU" and into
    // passes that flat shading does not need.
    let plain = PbrPlugin {
        use_gpu_instance_buffer_builder: false,
        prepass_enabled: false,
        add_default_deferred_lighting_plugin: false,
        ..default()
    };
    let device = Device {
        last: last_way,
        trying: quality::trying,
    };
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin {
                primary_window: Some(window),
                close_when_requested: !kiosk.0,
                ..default()
            })
            .set(plain)
            .disable::<RenderPlugin>()
            .add_after::<WinitPlugin>(device)
            .set(AssetPlugin {
                file_path: assets().to_string_lossy().into_owned(),
                ..default()
            })
            .set(LogPlugin {
                filter: "warn,envol=info,game=info,station=info,wgpu_hal=error,naga=error,gilrs_core=error".to_owned(),
                ..default()
            }),
    );
    app.add_plugins(OneThreadEach);
    prepare_instances_here(app);
    let egui = EguiPlugin {
        bindless_mode_array_size: None,
    };
    app.add_plugins((egui, Painter));
    // New letters reach the picture in the frame that lays them out: without this their texture is sent before they
    // are in it, half the time, and a whole page misses its letters for a frame.
    app.configure_sets(
        PostUpdate,
        EguiPostUpdateSet::PostProcessOutput.before(AssetEventSystems),
    );
    app.insert_resource(EguiGlobalSettings {
        auto_create_primary_context: false,
        ..default()
    });
    app.add_plugins(rest::plugin);
    app.add_systems(PreStartup, open_eye);
    app.add_systems(Startup, cluster_once);
}

/// A frame of ours is many small systems: handing them from thread to thread costs more than they do. The two worlds still
/// run beside each other.
struct OneThreadEach;

impl Plugin for OneThreadEach {
    fn build(&self, _app: &mut App) {}

    /// Whatever plugins have brought along by then.
    fn finish(&self, app: &mut App) {
        run_in_turn(app.world_mut());
        if let Some(render) = app.get_sub_app_mut(RenderApp) {
            run_in_turn(render.world_mut());
        }
    }
}

fn run_in_turn(world: &mut World) {
    let Some(mut schedules) = world.get_resource_mut::<Schedules>() else {
        return;
    };
    for (_, schedule) in schedules.iter_mut() {
        schedule.set_executor(SingleThreadedExecutor::new());
    }
}

/// Bevy sorts opaque meshes for indirect drawing wherever the adapter could do it, whatever `PbrPlugin` says:
/// without this they would be put where nothing draws them.
fn prepare_instances_here(app: &mut App) {
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        // Bevy finds out anew whenever the device comes up.
        render.add_systems(
            RenderStartup,
            without_compute.after(init_gpu_resource::<GpuPreprocessingSupport>),
        );
    }
}

fn without_compute(mut support: ResMut<GpuPreprocessingSupport>) {
    support.max_supported_mode = GpuPreprocessingMode::None;
}

fn open_eye(mut commands: Commands) {
    commands.spawn((
        Eye,
        PrimaryEguiContext,
        bevy_egui::EguiContext::default(),
        Camera3d::default(),
        CameraRenderGraph::new(Painting),
        Msaa::Off,
        Tonemapping::None,
        ClusterConfig::Single,
    ));
}

fn cluster_once(settings: Option<ResMut<GlobalClusterSettings>>) {
    if let Some(mut settings) = settings {
        settings.gpu_clustering = None;
    }
}

/// As fast as it goes, seen or not: figures and pictures must not wait for a screen or a window manager.
pub(crate) fn unleash(mut windows: Query<&mut Window>, mut updates: ResMut<WinitSettings>, mut rest: ResMut<Rest>) {
    for mut window in &mut windows {
        window.present_mode = PresentMode::AutoNoVsync;
    }
    *updates = WinitSettings::continuous();
    *rest = Rest::NEVER;
}

/// `assets` beside the program (a package), else above it, else where it was built.
fn assets() -> PathBuf {
    beside("assets").unwrap_or_else(|| PathBuf::from("assets"))
}

/// The first folder `name` beside the program, in the folder it was started from, or where it was built.
fn beside(name: &str) -> Option<PathBuf> {
    let program = std::env::current_exe().ok();
    let near = program.as_deref().and_then(|p| p.parent()).map(|p| p.join(name));
    let built = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    [near, std::env::current_dir().ok().map(|d| d.join(name)), Some(built)]
        .into_iter()
        .flatten()
        .find(|p| p.is_dir())
}
