// Flat paint: the vertex colour, a tint, and for what moves one sun and a sky.
// Everything that stands still carries its light in its colours already.
#import bevy_pbr::forward_io::VertexOutput

struct Paint {
    tint: vec4<f32>,
    // xyz: towards the sun; w: 0 for light that is already in the colours, 1 for light computed here.
    sun: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> paint: Paint;

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    let facing = dot(in.world_normal, paint.sun.xyz);
    let sky = 0.69 + 0.06 * in.world_normal.y;
    let light = sky * vec3<f32>(0.97, 0.985, 1.0) + max(facing, 0.0) * 0.36 * vec3<f32>(1.0, 0.94, 0.82);
    let shade = mix(vec3<f32>(1.0), light, paint.sun.w);
    return vec4<f32>(in.color.rgb * paint.tint.rgb * shade, in.color.a * paint.tint.a);
}
