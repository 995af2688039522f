//! How what egui lays out is painted: by a shader of ours in place of the stock one, which takes two powers per pixel.

use bevy::prelude::*;
use bevy::shader::Shader;
use bevy_egui::render::EGUI_SHADER_HANDLE;

pub(super) fn plugin(app: &mut App) {
    // The stock shader is there once all plugins are.
    app.add_systems(PreStartup, replace);
}

fn replace(mut shaders: ResMut<Assets<Shader>>) -> Result {
    let ours = Shader::from_wgsl(include_str!("painter.wgsl"), "painter.wgsl");
    shaders.insert(EGUI_SHADER_HANDLE.id(), ours)?;
    Ok(())
}
