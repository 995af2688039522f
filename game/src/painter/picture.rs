//! A picture of the window, as it is shown, kept as a PNG file.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy::render::MainWorld;
use bevy::render::render_resource::{
    BufferDescriptor, BufferUsages, CommandEncoderDescriptor, Extent3d, MapMode, PollType, TextureDescriptor,
    TextureDimension, TextureFormat, TextureUsages, TextureViewDescriptor,
};
use bevy::render::renderer::{RenderDevice, RenderQueue};
use bevy::render::view::window::ExtractedWindows;

/// Insert it: the next frame is painted into this file in place of the window.
#[derive(Resource, Debug, Clone)]
pub(crate) struct TakePicture(pub(crate) PathBuf);

/// The picture that is being painted, in the render world.
#[derive(Resource, Default)]
pub(super) struct Taking {
    file: Option<PathBuf>,
    texture: Option<bevy::render::render_resource::Texture>,
}

/// Takes the wish over.
pub(super) fn hear(mut main: ResMut<MainWorld>, mut taking: ResMut<Taking>) {
    if let Some(TakePicture(file)) = main.remove_resource::<TakePicture>() {
        taking.file = Some(file);
    }
}

/// Puts a picture of ours in place of the window's, which cannot be read back everywhere.
pub(super) fn turn_aside(mut taking: ResMut<Taking>, mut windows: ResMut<ExtractedWindows>, device: Res<RenderDevice>) {
    if taking.file.is_none() {
        return;
    }
    let Some(window) = windows.windows.values_mut().next() else {
        return;
    };
    let Some(format) = window.swap_chain_texture_view_format else {
        return;
    };
    let texture = device.create_texture(&TextureDescriptor {
        label: Some("picture"),
        size: Extent3d {
            width: window.physical_width,
            height: window.physical_height,
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: 1,
        dimension: TextureDimension::D2,
        format,
        usage: TextureUsages::RENDER_ATTACHMENT | TextureUsages::COPY_SRC,
        view_formats: &[],
    });
    window.swap_chain_texture_view = Some(texture.create_view(&TextureViewDescriptor::default()));
    taking.texture = Some(texture);
}

/// Reads it back and writes the file.
pub(super) fn save(mut taking: ResMut<Taking>, device: Res<RenderDevice>, queue: Res<RenderQueue>) {
    let (Some(texture), Some(file)) = (taking.texture.take(), taking.file.take()) else {
        return;
    };
    let (width, height) = (texture.width(), texture.height());
    let row = RenderDevice::align_copy_bytes_per_row(width as usize * 4);
    let buffer = device.create_buffer(&BufferDescriptor {
        label: Some("picture"),
        size: (row * height as usize) as u64,
        usage: BufferUsages::COPY_DST | BufferUsages::MAP_READ,
        mapped_at_creation: false,
    });
    let mut encoder = device.create_command_encoder(&CommandEncoderDescriptor::default());
    encoder.copy_texture_to_buffer(
        texture.as_image_copy(),
        wgpu::TexelCopyBufferInfo {
            buffer: &buffer,
            layout: wgpu::TexelCopyBufferLayout {
                offset: 0,
                bytes_per_row: Some(row as u32),
                rows_per_image: None,
            },
        },
        texture.size(),
    );
    queue.submit([encoder.finish()]);
    buffer.slice(..).map_async(MapMode::Read, |_| {});
    let polled = device.poll(PollType::wait_indefinitely());
    let is_bgra = matches!(
        texture.format(),
        TextureFormat::Bgra8Unorm | TextureFormat::Bgra8UnormSrgb
    );
    let written = polled.map_err(|error| error.to_string()).and_then(|_| {
        let bytes = buffer.slice(..).get_mapped_range();
        let rows = bytes.chunks(row).map(|row| &row[..width as usize * 4]);
        let pixels: Vec<u8> = rows
            .flat_map(|row| row.chunks_exact(4))
            .flat_map(|pixel| {
                let [first, green, third] = [pixel[0], pixel[1], pixel[2]];
                if is_bgra {
                    [third, green, first]
                } else {
                    [first, green, third]
                }
            })
            .collect();
        write(&file, width, height, &pixels).map_err(|error| error.to_string())
    });
    match written {
        Ok(()) => info!("picture: {}", file.display()),
        Err(error) => error!("{} is not written: {error}", file.display()),
    }
}

fn write(file: &Path, width: u32, height: u32, pixels: &[u8]) -> Result<(), png::EncodingError> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(file)?), width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header()?.write_image_data(pixels)
}
