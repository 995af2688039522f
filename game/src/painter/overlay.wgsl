// What egui lays out, painted with the values it means: sRGB, premultiplied. Nothing is converted, neither per vertex nor
// per pixel, which is what a software rasteriser can pay.

@group(0) @binding(0) var<uniform> place: vec4<f32>;
@group(1) @binding(0) var picture: texture_2d<f32>;
@group(1) @binding(1) var picture_sampler: sampler;

struct Corner {
    @location(0) at: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) colour: vec4<f32>,
}

struct Painted {
    @builtin(position) at: vec4<f32>,
    @location(0) colour: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

@vertex
fn vertex(corner: Corner) -> Painted {
    var out: Painted;
    out.at = vec4<f32>(corner.at * place.xy + place.zw, 0.0, 1.0);
    out.colour = corner.colour;
    out.uv = corner.uv;
    return out;
}

#ifdef PICTURE
// IEC 61966-2-1: light to sRGB values.
fn srgb_of(light: vec3<f32>) -> vec3<f32> {
    let dark = light * 12.92;
    let bright = 1.055 * pow(light, vec3<f32>(1.0 / 2.4)) - 0.055;
    return select(bright, dark, light <= vec3<f32>(0.0031308));
}
#endif

@fragment
fn fragment(in: Painted) -> @location(0) vec4<f32> {
#ifdef PICTURE
    // Its texture gives light.
    let texel = textureSample(picture, picture_sampler, in.uv);
    return in.colour * vec4<f32>(srgb_of(texel.rgb) * texel.a, texel.a);
#else ifdef ROUND
    // So many radii from the middle of a corner, and so many a pixel (`corners.rs`): what of the pixel lies inside. Beside a
    // side only one of the two changes, in the middle of a plate neither.
    let radii = in.uv - 8.0;
    let pixel = max(max(abs(dpdx(radii.x)), abs(dpdy(radii.y))), 1e-6);
    return in.colour * clamp((1.0 - length(radii)) / pixel + 0.5, 0.0, 1.0);
#else ifdef LETTERS
    // The texture is white with a coverage.
    return in.colour * textureSample(picture, picture_sampler, in.uv).a;
#else
    return in.colour;
#endif
}
