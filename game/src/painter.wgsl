// What egui lays out, painted: the colour of a vertex becomes light once per vertex.
//
// egui means `texture · colour` in sRGB values and premultiplied. Its textures hold white with a coverage in all four
// channels, so that the product of both in light differs from it only where coverage is partial, by less than can be
// seen: x^2.4 of a product is the product of both. Doing it in light saves two powers per pixel, which is most of the
// cost of text and plates where no graphics card helps.

struct Place {
    scale: vec2<f32>,
    offset: vec2<f32>,
}

@group(0) @binding(0) var<uniform> place: Place;

#ifdef BINDLESS
@group(1) @binding(0) var textures: binding_array<texture_2d<f32>>;
@group(1) @binding(1) var samplers: binding_array<sampler>;

// Direct3D 12 takes this number as a struct only.
struct Which {
    index: u32,
}
var<immediate> which: Which;
#else
@group(1) @binding(0) var letters: texture_2d<f32>;
@group(1) @binding(1) var letters_sampler: sampler;
#endif

struct Corner {
    @location(0) at: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) colour: vec4<f32>,
}

struct Painted {
    @builtin(position) at: vec4<f32>,
    @location(0) light: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

// IEC 61966-2-1: sRGB values to light.
fn light_of(srgb: vec3<f32>) -> vec3<f32> {
    let dark = srgb / 12.92;
    let bright = pow((srgb + 0.055) / 1.055, vec3<f32>(2.4));
    return select(bright, dark, srgb <= vec3<f32>(0.04045));
}

@vertex
fn vs_main(corner: Corner) -> Painted {
    var out: Painted;
    out.at = vec4<f32>(corner.at * place.scale + place.offset, 0.0, 1.0);
    out.light = vec4<f32>(light_of(corner.colour.rgb), corner.colour.a);
    out.uv = corner.uv;
    return out;
}

@fragment
fn fs_main(in: Painted) -> @location(0) vec4<f32> {
#ifdef BINDLESS
    return in.light * textureSample(textures[which.index], samplers[which.index], in.uv);
#else
    return in.light * textureSample(letters, letters_sampler, in.uv);
#endif
}
