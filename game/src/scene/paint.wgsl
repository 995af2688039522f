// Flat paint: the vertex colour, a tint, and for what moves one sun and a sky. Faces are flat, so light is a
// matter of vertices; a pixel costs nothing but its colour, which is what a software rasteriser can pay.
// Everything that stands still carries its light in its colours already: LIT is a variant of the shader, not a
// branch. A branch on a uniform makes lavapipe keep another copy of the shader with every frame (25 to 38 MB a
// second); a test reads this file for one.
#import bevy_pbr::mesh_functions::get_world_from_local
#import bevy_pbr::view_transformations::position_world_to_clip

struct Paint {
    tint: vec4<f32>,
    // xyz: towards the sun, for LIT.
    sun: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> paint: Paint;

struct Vertex {
    @builtin(instance_index) instance_index: u32,
    @location(0) position: vec3<f32>,
    // Colours are the values that are shown (sRGB), so that no pixel is converted.
    @location(1) shown: vec4<f32>,
#ifdef LIT
    @location(2) normal: vec3<f32>,
#endif
}

struct Painted {
    @builtin(position) position: vec4<f32>,
    @location(0) shown: vec4<f32>,
}

@vertex
fn vertex(in: Vertex) -> Painted {
    var out: Painted;
    out.shown = in.shown * paint.tint;
#ifdef STILL
    out.position = position_world_to_clip(in.position);
#else
    let world_from_local = get_world_from_local(in.instance_index);
    out.position = position_world_to_clip((world_from_local * vec4<f32>(in.position, 1.0)).xyz);
#endif
#ifdef LIT
    let normal = normalize((world_from_local * vec4<f32>(in.normal, 0.0)).xyz);
    let facing = dot(normal, paint.sun.xyz);
    let sky = 0.69 + 0.06 * normal.y;
    let light = sky * vec3<f32>(0.97, 0.985, 1.0) + max(facing, 0.0) * 0.36 * vec3<f32>(1.0, 0.94, 0.82);
    // A product of light is nearly one of its values: sRGB is close to a power.
    out.shown = vec4<f32>(out.shown.rgb * pow(light, vec3<f32>(1.0 / 2.2)), out.shown.a);
#endif
    return out;
}

@fragment
fn fragment(in: Painted) -> @location(0) vec4<f32> {
    return in.shown;
}
