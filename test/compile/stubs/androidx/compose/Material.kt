package androidx.compose.material3

import androidx.compose.foundation.layout.RowScope

fun Text(text: String) {}

fun Button(onClick: () -> Unit, content: RowScope.() -> Unit) {}

fun Checkbox(checked: Boolean, onCheckedChange: ((Boolean) -> Unit)?) {}

fun Switch(checked: Boolean, onCheckedChange: ((Boolean) -> Unit)?) {}
