import 'package:flutter/material.dart';
import 'package:geolocator/geolocator.dart';

class ToursPage extends StatelessWidget {
  const ToursPage({super.key});

  Future<double> _distanceTo(double latitude, double longitude) async {
    final here = await Geolocator.getCurrentPosition();
    return Geolocator.distanceBetween(here.latitude, here.longitude, latitude, longitude);
  }

  @override
  Widget build(BuildContext context) {
    return FutureBuilder(
      future: _distanceTo(53.55, 9.99),
      builder: (context, distance) => Text('${distance.data?.round() ?? '…'} m to the depot'),
    );
  }
}
