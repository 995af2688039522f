//! What draws: the first of Vulkan, Direct3D 12 and OpenGL that comes up, a graphics card before a program that stands in
//! for one. Each that does not is one line in the log, and all of them are named where none does.

use std::sync::Arc;

use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::error_handler::{ErrorType, RenderError, RenderErrorHandler, RenderErrorPolicy};
use bevy::render::renderer::{
    RenderAdapter, RenderAdapterInfo, RenderDevice, RenderInstance, RenderQueue, WgpuWrapper,
};
use bevy::render::settings::RenderCreation;
use bevy::tasks::block_on;
use bevy::winit::DisplayHandleWrapper;
use wgpu::{
    Adapter, Backend, Backends, ColorTargetState, DeviceDescriptor, DeviceType, ErrorFilter, Features, FragmentState,
    Instance, InstanceDescriptor, MemoryHints, MultisampleState, PipelineCompilationOptions, PrimitiveState,
    RenderPipelineDescriptor, ShaderModuleDescriptor, ShaderSource, TextureFormat, VertexState,
};

/// In this order; a system has two or three of them.
const WAYS: [(Backends, &str); 4] = [
    (Backends::VULKAN, "Vulkan"),
    (Backends::DX12, "Direct3D 12"),
    (Backends::METAL, "Metal"),
    (Backends::GL, "OpenGL"),
];

/// What the engine gives up with where nothing draws: what was tried, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NothingDraws(pub(crate) String);

/// Takes the place of Bevy's own plugin, which tries one way and panics.
pub(crate) struct Device {
    /// The way that took the game down the last time: it is tried last.
    pub(crate) last: Option<String>,
    /// Called with the way that is about to be tried.
    pub(crate) trying: fn(&mut World, &str),
}

impl Plugin for Device {
    fn build(&self, app: &mut App) {
        let display = app
            .world()
            .get_resource::<DisplayHandleWrapper>()
            .map(|display| display.0.clone());
        let instance = |backends| {
            let mut asked = InstanceDescriptor::new_without_display_handle_from_env();
            asked.backends = backends;
            if let Some(display) = display.clone() {
                asked.display = Some(Box::new(display));
            }
            Instance::new(asked)
        };
        let ways = in_turn(self.last.as_deref(), Backends::from_env());
        match open(&ways, instance, |way| (self.trying)(app.world_mut(), way)) {
            Ok(render_creation) => {
                app.add_plugins(RenderPlugin {
                    render_creation,
                    ..default()
                });
                app.insert_resource(RenderErrorHandler(forgive));
            }
            // Without the hook's words: they would say less than the sentence that follows.
            Err(nothing) => std::panic::resume_unwind(Box::new(nothing)),
        }
    }
}

/// The engine brings shaders that OpenGL refuses and nothing here draws with: that they are missing changes no picture.
/// What any other way refuses is a fault, and ends the game as it would without this.
fn forgive(error: &RenderError, main: &mut World, _: &mut World) -> RenderErrorPolicy {
    let by_opengl = main
        .get_resource::<RenderAdapterInfo>()
        .is_some_and(|adapter| adapter.backend == Backend::Gl);
    if by_opengl && matches!(error.ty, ErrorType::Validation | ErrorType::Internal) {
        return RenderErrorPolicy::Ignore;
    }
    error!("the picture is lost: {}", error.description);
    main.write_message(AppExit::error());
    RenderErrorPolicy::StopRendering
}

type Way = (Backends, &'static str);

/// The ways this program has, in the order in which they are tried.
fn in_turn(last: Option<&str>, asked: Option<Backends>) -> Vec<Way> {
    let here = Instance::enabled_backend_features() & asked.unwrap_or(Backends::all());
    let mut ways: Vec<Way> = WAYS
        .into_iter()
        .filter(|(backends, _)| here.contains(*backends))
        .collect();
    ways.sort_by_key(|(_, name)| Some(*name) == last);
    ways
}

/// A graphics card by any way, else a stand-in by any way.
fn open(
    ways: &[Way],
    instance: impl Fn(Backends) -> Instance,
    mut trying: impl FnMut(&str),
) -> Result<RenderCreation, NothingDraws> {
    let mut failures = Vec::new();
    let mut stand_ins = Vec::new();
    for (backends, name) in ways {
        trying(name);
        let instance = instance(*backends);
        let mut adapters = block_on(instance.enumerate_adapters(*backends));
        if adapters.is_empty() {
            failed(&mut failures, name, "no adapter");
        }
        adapters.sort_by_key(|adapter| rank(adapter.get_info().device_type));
        for adapter in adapters {
            if adapter.get_info().device_type == DeviceType::Cpu {
                stand_ins.push((name, instance.clone(), adapter));
                continue;
            }
            match take(instance.clone(), adapter) {
                Ok(taken) => return Ok(taken),
                Err(reason) => failed(&mut failures, name, &reason),
            }
        }
    }
    for (name, instance, adapter) in stand_ins {
        trying(name);
        match take(instance, adapter) {
            Ok(taken) => return Ok(taken),
            Err(reason) => failed(&mut failures, name, &reason),
        }
    }
    Err(NothingDraws(failures.join(", ")))
}

fn failed(failures: &mut Vec<String>, way: &str, reason: &str) {
    warn!("{way} does not come up: {reason}");
    failures.push(format!("{way} ({reason})"));
}

fn rank(kind: DeviceType) -> u8 {
    match kind {
        DeviceType::DiscreteGpu => 0,
        DeviceType::IntegratedGpu => 1,
        DeviceType::VirtualGpu | DeviceType::Other => 2,
        DeviceType::Cpu => 3,
    }
}

/// All that the adapter can do, save what is experimental, and what costs a card with memory of its own.
fn take(instance: Instance, adapter: Adapter) -> Result<RenderCreation, String> {
    let info = adapter.get_info();
    let descriptor = DeviceDescriptor {
        required_features: adapter.features() - Features::all_experimental_mask() - Features::MAPPABLE_PRIMARY_BUFFERS,
        required_limits: adapter.limits(),
        // Scenes are small: large blocks are never full, and on a processor all that was ever touched of one stays taken.
        memory_hints: MemoryHints::MemoryUsage,
        ..default()
    };
    let (device, queue) = block_on(adapter.request_device(&descriptor)).map_err(|error| error.to_string())?;
    try_out(&device)?;
    if info.device_type == DeviceType::Cpu {
        crate::memory::keep_between_frames();
        super::cores::one_each();
    }
    info!("drawing with {} ({}, {})", info.name, info.backend, info.driver_info);
    Ok(RenderCreation::manual(
        RenderDevice::from(device),
        RenderQueue(Arc::new(WgpuWrapper::new(queue))),
        RenderAdapterInfo(WgpuWrapper::new(info)),
        RenderAdapter(Arc::new(WgpuWrapper::new(adapter))),
        RenderInstance(Arc::new(WgpuWrapper::new(instance))),
    ))
}

/// A triangle that fills the picture.
const TRIAL: &str = "
@vertex fn vertex(@builtin(vertex_index) i: u32) -> @builtin(position) vec4<f32> {
    return vec4<f32>(f32(i & 1u) * 4.0 - 1.0, f32(i >> 1u) * 4.0 - 1.0, 0.0, 1.0);
}
@fragment fn fragment() -> @location(0) vec4<f32> { return vec4<f32>(1.0); }
";

/// Whether shaders can be made: a device may come up without a compiler for them (Direct3D 12), and the engine would
/// notice in the middle of its first frame.
fn try_out(device: &wgpu::Device) -> Result<(), String> {
    let scopes = [ErrorFilter::Internal, ErrorFilter::Validation].map(|filter| device.push_error_scope(filter));
    let module = device.create_shader_module(ShaderModuleDescriptor {
        label: Some("trial"),
        source: ShaderSource::Wgsl(TRIAL.into()),
    });
    let target = ColorTargetState::from(TextureFormat::Rgba8Unorm);
    let _pipeline = device.create_render_pipeline(&RenderPipelineDescriptor {
        label: Some("trial"),
        layout: None,
        vertex: VertexState {
            module: &module,
            entry_point: Some("vertex"),
            compilation_options: PipelineCompilationOptions::default(),
            buffers: &[],
        },
        primitive: PrimitiveState::default(),
        depth_stencil: None,
        multisample: MultisampleState::default(),
        fragment: Some(FragmentState {
            module: &module,
            entry_point: Some("fragment"),
            compilation_options: PipelineCompilationOptions::default(),
            targets: &[Some(target)],
        }),
        multiview_mask: None,
        cache: None,
    });
    // The last that was opened is closed first.
    let refused = scopes.into_iter().rev().find_map(|scope| block_on(scope.pop()));
    refused.map_or(Ok(()), |error| Err(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(last: Option<&str>, asked: Option<Backends>) -> Vec<&'static str> {
        in_turn(last, asked).into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn opengl_comes_after_the_others_and_what_failed_comes_last() {
        let all = names(None, None);
        assert_eq!(all.last(), Some(&"OpenGL"), "compiled in, and the last: {all:?}");
        assert!(all.len() > 1);
        let first = all[0];
        let after = names(Some(first), None);
        assert_eq!(after.last(), Some(&first));
        assert_eq!(after.len(), all.len(), "nothing is given up");
        assert_eq!(names(None, Some(Backends::GL)), ["OpenGL"]);
    }

    #[test]
    fn where_nothing_comes_up_all_that_was_tried_is_named() {
        let mut tried = Vec::new();
        let nothing = |_| {
            Instance::new(InstanceDescriptor {
                backends: Backends::empty(),
                ..InstanceDescriptor::new_without_display_handle()
            })
        };
        let refused = open(&in_turn(None, None), nothing, |way| tried.push(way.to_owned()));
        let NothingDraws(said) = refused.err().unwrap_or_else(|| NothingDraws(String::new()));
        assert!(tried.len() > 1 && tried.iter().all(|way| said.contains(way)), "{said}");
    }
}
