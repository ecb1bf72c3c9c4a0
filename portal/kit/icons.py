"""The shapes of the icons, drawn inline: no request, no id, and they compress well."""

SHAPES = {
    "arrow": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "cancel": '<circle cx="12" cy="12" r="9.5"/><path d="M5.5 5.5l13 13"/>',
    "chevron": '<path d="m9 5 7 7-7 7"/>',
    "clock": '<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V12l3.6 2.2"/>',
    "file": '<path d="M6 3h8l5 5v13H6zM14 3v5h5"/>',
    "late": '<path d="M7.8 2.5h8.4l5.3 5.3v8.4l-5.3 5.3H7.8l-5.3-5.3V7.8zM12 7v6'
    'M12 16.5v.1"/>',
    "list": '<path d="M4 4h13a3 3 0 0 1 3 3v13H7a3 3 0 0 1-3-3zM8.5 9h7M8.5 13h4"/>',
    "lock": '<path d="M5 10.5h14V21H5zM8 10.5V7a4 4 0 0 1 8 0v3.5"/>',
    "none": '<circle cx="12" cy="12" r="9.5" stroke-dasharray="3.2 4"/>',
    "ok": '<circle cx="12" cy="12" r="9.5"/><path d="m7.5 12.4 3 3 6-6.4"/>',
    "phone": '<path d="M5 3h4l2 5-2.5 1.8a12 12 0 0 0 5.7 5.7L16 13l5 2v4a2 2 0 0 1-2 2'
    'A16 16 0 0 1 3 5a2 2 0 0 1 2-2z"/>',
    "plan": '<path d="M4 20V12M10 20V7M16 20v-5M21.5 20.5h-20M16 9l5-5m0 0h-4m4 0v4"/>',
    "talk": '<path d="M4 5h16v11h-9l-5 4v-4H4z"/>',
    "voice": '<path d="M4 9.5v5h3.5L15 19V5L7.5 9.5zM18.5 9a4.5 4.5 0 0 1 0 6"/>',
    "warn": '<path d="M12 3.5 22 20.5H2zM12 10v4.5M12 17.5v.1"/>',
    "x": '<path d="M5 5l14 14M19 5 5 19"/>',
}
