package app.inkwell.notes

import android.app.Application

class InkwellApp : Application()
