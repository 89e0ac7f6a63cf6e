package androidx.compose.foundation.layout

interface ColumnScope

interface RowScope

fun Column(content: ColumnScope.() -> Unit) {}

fun Row(content: RowScope.() -> Unit) {}
